//! Text without lowercase letters.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`uppercase`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Uppercase};
///
/// let rule: Uppercase = uppercase();
/// assert!(rule.accepts("EUR 2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Uppercase(());

/// Accepts text that [`str::to_uppercase`] does not change.
///
/// Digits, marks and scripts without case are accepted; `ß` is not, because it becomes `SS`.
/// O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in uppercase(),
///     }
/// }
///
/// assert!(Form::new("EUR 2").is_ok());
/// assert_eq!(
///     Form::new("Eur").unwrap_err().to_string(),
///     "field: \"Eur\" is not uppercase",
/// );
/// ```
#[must_use]
pub const fn uppercase() -> Uppercase {
    Uppercase(())
}

held_rule! {
    [] Uppercase, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.chars().all(|c| c.to_uppercase().eq([c]))
    },
    Constraint::Format(Format::Uppercase)
}
