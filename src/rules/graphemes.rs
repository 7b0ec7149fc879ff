//! The length of text in graphemes.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::constraint::Unit;
use crate::rule::Rule;
use crate::rules::{Text, accepts_count, held_rule, kind};

/// The rule that [`graphemes`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Graphemes<_> = graphemes(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Graphemes<R>(pub(crate) R);

/// Accepts text whose number of extended grapheme clusters is in `range`. O(bytes).
///
/// People usually call a grapheme cluster a character. Requires the feature `unicode`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct User {
///         name: String in graphemes(1..=5),
///     }
/// }
///
/// assert!(User::new("👨‍👩‍👧🇨🇭").is_ok());
/// assert_eq!(
///     User::new("").unwrap_err().to_string(),
///     "name: \"\" is not 1..=5 graphemes long",
/// );
/// ```
pub const fn graphemes<R: Rule<usize>>(range: R) -> Graphemes<R> {
    Graphemes(range)
}

held_rule! {
    [R: Rule<usize>] Graphemes<R>, [kind::Text, Held: Text],
    |rule, value| {
        let text = value.text();
        accepts_count(&rule.0, text.len(), text.len().max(1), || text.graphemes(true).count())
    },
    |rule| rule.0.constraint().counted(Unit::Graphemes),
    stable: |rule, value| rule.0.is_stable(&value.text().graphemes(true).count())
}
