//! Text that a regular expression matches.

use alloc::borrow::ToOwned;
use core::fmt::{self, Debug};
use core::ops::Deref;

use regex::Regex;

use crate::constraint::Constraint;
use crate::rules::{Text, held_rule, kind};

/// The rule that [`matches`](crate::rules::matches()) returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Matches};
/// use regex::Regex;
/// use std::sync::LazyLock;
///
/// static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());
///
/// let rule: Matches<LazyLock<Regex>> = matches(&WORD);
/// assert!(rule.accepts("abc"));
/// ```
pub struct Matches<P: 'static>(&'static P);

/// Accepts text in which `pattern` finds a match.
///
/// To match the whole text, anchor the pattern with `^` and `$`. O(bytes) for a given pattern. The first
/// match on a thread may allocate the scratch memory of the pattern; later ones allocate nothing.
/// Requires the feature `regex`.
///
/// ```
/// use inbounds::prelude::*;
/// use regex::Regex;
/// use std::sync::LazyLock;
///
/// static SLUG: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z-]+$").unwrap());
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Page {
///         slug: String in matches(&SLUG),
///     }
/// }
///
/// assert!(Page::new("in-bounds").is_ok());
/// assert_eq!(
///     Page::new("In").unwrap_err().to_string(),
///     "slug: \"In\" must match `^[a-z-]+$`",
/// );
/// ```
pub const fn matches<P: Deref<Target = Regex>>(pattern: &'static P) -> Matches<P> {
    Matches(pattern)
}

held_rule! {
    [P: Deref<Target = Regex>] Matches<P>, [kind::Text, Held: Text],
    |rule, value| rule.0.is_match(value.text()),
    |rule| Constraint::Pattern(rule.0.as_str().to_owned())
}

impl<P: Deref<Target = Regex>> Debug for Matches<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Matches").field(&self.0.as_str()).finish()
    }
}
