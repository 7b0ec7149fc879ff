//! Text of letters and digits.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`alphanumeric`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Alphanumeric};
///
/// let rule: Alphanumeric = alphanumeric();
/// assert!(rule.accepts("Straße7"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Alphanumeric(());

/// Accepts text that contains only letters and digits.
///
/// Letters and digits of every script are accepted, as defined by [`char::is_alphanumeric`], and so is
/// empty text. To accept only ASCII, add [`ascii`](crate::rules::ascii()). O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in alphanumeric(),
///     }
/// }
///
/// assert!(Form::new("Straße7").is_ok());
/// assert_eq!(
///     Form::new("a-b").unwrap_err().to_string(),
///     "field: \"a-b\" must contain only letters and digits",
/// );
/// ```
#[must_use]
pub const fn alphanumeric() -> Alphanumeric {
    Alphanumeric(())
}

held_rule! {
    [] Alphanumeric, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.chars().all(char::is_alphanumeric)
    },
    Constraint::Format(Format::Alphanumeric)
}
