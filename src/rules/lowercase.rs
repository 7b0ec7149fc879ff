//! Text without uppercase letters.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`lowercase`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Lowercase};
///
/// let rule: Lowercase = lowercase();
/// assert!(rule.accepts("ann 2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lowercase(());

/// Accepts text that [`str::to_lowercase`] does not change.
///
/// Digits, marks and scripts without case are accepted. O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in lowercase(),
///     }
/// }
///
/// assert!(Form::new("ann 2").is_ok());
/// assert_eq!(
///     Form::new("Ann").unwrap_err().to_string(),
///     "field: \"Ann\" is not lowercase",
/// );
/// ```
#[must_use]
pub const fn lowercase() -> Lowercase {
    Lowercase(())
}

held_rule! {
    [] Lowercase, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.chars().all(|c| c.to_lowercase().eq([c]))
    },
    Constraint::Format(Format::Lowercase)
}
