//! The length of text in bytes.

use crate::constraint::Unit;
use crate::rule::Rule;
use crate::rules::{Text, held_rule, kind};

/// The rule that [`bytes`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Bytes<_> = bytes(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Bytes<R>(pub(crate) R);

/// Accepts text whose number of bytes in UTF-8 is in `range`. O(1).
///
/// Database columns and protocols count bytes.
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

held_rule! {
    [R: Rule<usize>] Bytes<R>, [kind::Text, Held: Text],
    |rule, value| rule.0.accepts(&value.text().len()),
    |rule| rule.0.constraint().counted(Unit::Bytes),
    stable: |rule, value| rule.0.is_stable(&value.text().len()),
    branch_free: |rule| rule.0.is_branch_free()
}
