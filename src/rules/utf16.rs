//! The length of a text in UTF-16.

use crate::constraint::{Constraint, Unit};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`utf16`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Utf16<_> = utf16(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Utf16<R>(pub(crate) R);

/// Text whose number of UTF-16 code units is in `range`: what JavaScript, Java and Windows count.
/// O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct User {
///         name: String in utf16(1..=5),
///     }
/// }
///
/// assert!(User::new("Élise").is_ok());
/// assert_eq!(
///     User::new("🙂🙂🙂").unwrap_err().to_string(),
///     "name: \"🙂🙂🙂\" is not 1..=5 UTF-16 code units long",
/// );
/// ```
pub const fn utf16<R: Rule<usize>>(range: R) -> Utf16<R> {
    Utf16(range)
}

text_rule! { [R: Rule<usize>] Utf16<R>:
    |rule, text| rule.0.accepts(&text.encode_utf16().count()), rule.0.constraint().counted(Unit::Utf16)
}
