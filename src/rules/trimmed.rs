//! Text without whitespace at its ends.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`trimmed`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Trimmed};
///
/// let rule: Trimmed = trimmed();
/// assert!(rule.accepts("a b"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Trimmed(());

/// Accepts text that [`str::trim`] does not change: without whitespace at its ends.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in trimmed(),
///     }
/// }
///
/// assert!(Form::new("a b").is_ok());
/// assert_eq!(
///     Form::new(" a").unwrap_err().to_string(),
///     "field: \" a\" has leading or trailing whitespace",
/// );
/// ```
#[must_use]
pub const fn trimmed() -> Trimmed {
    Trimmed(())
}

held_rule! {
    [] Trimmed, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.trim().len() == text.len()
    },
    Constraint::Format(Format::Trimmed)
}
