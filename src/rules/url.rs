//! An absolute URL.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`url()`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Url};
///
/// let rule: Url = url();
/// assert!(rule.accepts("https://example.org/a?b=c"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Url(());

/// An absolute URL, by the WHATWG standard as the crate `url` parses it. That parser has
/// no way to read a URL without building it, so this rule allocates to accept, and may to reject.
///
/// With the feature `url`.
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

text_rule! { [] Url: |_rule, text| ::url::Url::parse(text).is_ok(), Constraint::Format(Format::Url) }
