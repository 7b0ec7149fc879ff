//! Text of ASCII characters alone.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`ascii`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Ascii};
///
/// let rule: Ascii = ascii();
/// assert!(rule.accepts("naive"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ascii(());

/// Text of ASCII characters alone; empty text is. O(bytes).
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

text_rule! { [] Ascii: |_rule, text| text.is_ascii(), Constraint::Format(Format::Ascii) }
