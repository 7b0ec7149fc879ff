//! Text in ASCII.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`ascii`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Ascii};
///
/// let rule: Ascii = ascii();
/// assert!(rule.accepts("naive"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ascii(());

/// Accepts text that contains only ASCII characters. O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in ascii(),
///     }
/// }
///
/// assert!(Form::new("naive").is_ok());
/// assert_eq!(
///     Form::new("naïve").unwrap_err().to_string(),
///     "field: \"naïve\" is not ASCII text",
/// );
/// ```
#[must_use]
pub const fn ascii() -> Ascii {
    Ascii(())
}

held_rule! {
    [] Ascii, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.is_ascii()
    },
    Constraint::Format(Format::Ascii)
}
