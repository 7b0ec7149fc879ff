//! Text with a given beginning.

use crate::constraint::Constraint;
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`starts_with`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::StartsWith};
///
/// let rule: StartsWith = starts_with("https://");
/// assert!(rule.accepts("https://example.org"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StartsWith(&'static str);

/// Text that begins with `part`, case and all.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in starts_with("https://"),
///     }
/// }
///
/// assert!(Form::new("https://example.org").is_ok());
/// assert_eq!(
///     Form::new("http://example.org").unwrap_err().to_string(),
///     r#"field: "http://example.org" is not text that starts with "https://""#,
/// );
/// ```
#[must_use]
pub const fn starts_with(part: &'static str) -> StartsWith {
    StartsWith(part)
}

text_rule! { [] StartsWith: |rule, text| text.starts_with(rule.0), Constraint::StartsWith(rule.0.into()) }
