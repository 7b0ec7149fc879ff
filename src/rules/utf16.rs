//! The length of text in UTF-16.

use crate::constraint::Unit;
use crate::rule::Rule;
use crate::rules::{Text, accepts_count, held_rule, kind};

/// The rule that [`utf16`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Utf16<_> = utf16(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Utf16<R>(pub(crate) R);

/// Accepts text whose number of UTF-16 code units is in `range`. O(bytes).
///
/// JavaScript, Java and Windows count UTF-16 code units.
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

held_rule! {
    [R: Rule<usize>] Utf16<R>, [kind::Text, Held: Text],
    |rule, value| {
        let text = value.text();
        accepts_count(&rule.0, text.len(), 3, || text.encode_utf16().count())
    },
    |rule| rule.0.constraint().counted(Unit::Utf16),
    stable: |rule, value| rule.0.is_stable(&value.text().encode_utf16().count())
}
