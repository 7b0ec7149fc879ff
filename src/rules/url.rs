//! URLs.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`url()`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Url};
///
/// let rule: Url = url();
/// assert!(rule.accepts("https://example.org/a?b=c"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Url(());

/// Accepts an absolute URL of the WHATWG standard, as parsed by the crate `url`.
///
/// The parser cannot check a URL without building it, so this rule allocates to accept, and may
/// allocate to reject. Requires the feature `url`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in url(),
///     }
/// }
///
/// assert!(Form::new("https://example.org/a?b=c").is_ok());
/// assert_eq!(
///     Form::new("example.org").unwrap_err().to_string(),
///     "field: \"example.org\" is not a URL",
/// );
/// ```
#[must_use]
pub const fn url() -> Url {
    Url(())
}

held_rule! {
    [] Url, [kind::Text, Held: Text],
    |_rule, value| ::url::Url::parse(value.text()).is_ok(),
    Constraint::Format(Format::Url)
}
