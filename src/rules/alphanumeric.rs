//! Text of letters and digits alone.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`alphanumeric`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Alphanumeric};
///
/// let rule: Alphanumeric = alphanumeric();
/// assert!(rule.accepts("Straße7"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Alphanumeric(());

/// Text of letters and digits alone, as [`char::is_alphanumeric`] tells them in every script;
/// empty text is. For A to Z alone add [`ascii`](crate::rules::ascii()). O(bytes).
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
///     "field: \"a-b\" is not letters and digits alone",
/// );
/// ```
#[must_use]
pub const fn alphanumeric() -> Alphanumeric {
    Alphanumeric(())
}

text_rule! { [] Alphanumeric: |_rule, text| text.chars().all(char::is_alphanumeric), Constraint::Format(Format::Alphanumeric) }
