//! The length of a text in bytes.

use crate::constraint::{Constraint, Unit};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`bytes`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Bytes<_> = bytes(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Bytes<R>(pub(crate) R);

/// Text whose number of bytes in UTF-8 is in `range`: what a database column or a protocol
/// counts. O(1).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct User {
///         name: String in bytes(1..=5),
///     }
/// }
///
/// assert!(User::new("Ann").is_ok());
/// assert_eq!(
///     User::new("Élise").unwrap_err().to_string(),
///     "name: \"Élise\" is not 1..=5 bytes long",
/// );
/// ```
pub const fn bytes<R: Rule<usize>>(range: R) -> Bytes<R> {
    Bytes(range)
}

text_rule! { [R: Rule<usize>] Bytes<R>:
    |rule, text| rule.0.accepts(&text.len()), rule.0.constraint().counted(Unit::Bytes)
}
