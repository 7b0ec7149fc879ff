//! The length of text in characters.

use crate::constraint::Unit;
use crate::rule::Rule;
use crate::rules::{Text, accepts_count, held_rule, kind};

/// The rule that [`chars`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Chars<_> = chars(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Chars<R>(pub(crate) R);

/// Accepts text whose number of characters is in `range`.
///
/// Characters are Unicode scalar values, as counted by [`str::chars`]. O(bytes), or O(1) if the number of
/// bytes is enough to decide: text of at most 80 bytes has at most 80 characters.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct User {
///         name: String in chars(1..=5),
///     }
/// }
///
/// assert!(User::new("Élise").is_ok()); // five characters, six bytes
/// assert_eq!(
///     User::new("").unwrap_err().to_string(),
///     "name: \"\" is not 1..=5 characters long",
/// );
/// ```
pub const fn chars<R: Rule<usize>>(range: R) -> Chars<R> {
    Chars(range)
}

held_rule! {
    [R: Rule<usize>] Chars<R>, [kind::Text, Held: Text],
    |rule, value| {
        let text = value.text();
        accepts_count(&rule.0, text.len(), 4, || text.chars().count())
    },
    |rule| rule.0.constraint().counted(Unit::Chars),
    stable: |rule, value| rule.0.is_stable(&value.text().chars().count())
}
