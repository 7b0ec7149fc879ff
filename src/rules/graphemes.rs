//! The length of a text in graphemes.

use crate::constraint::{Constraint, Unit};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};
use unicode_segmentation::UnicodeSegmentation as _;

/// The rule that [`graphemes`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let short: inbounds::rules::Graphemes<_> = graphemes(..=5);
/// assert!(short.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Graphemes<R>(pub(crate) R);

/// Text whose number of extended grapheme clusters is in `range`: what a person counts.
/// O(bytes).
///
/// With the feature `unicode`.
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

text_rule! { [R: Rule<usize>] Graphemes<R>:
    |rule, text| rule.0.accepts(&text.graphemes(true).count()), rule.0.constraint().counted(Unit::Graphemes)
}
