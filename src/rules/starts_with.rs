//! Text with a given beginning.

use crate::constraint::Constraint;
use crate::rules::{Text, held_rule, kind};

/// The rule that [`starts_with`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::StartsWith};
///
/// let rule: StartsWith = starts_with("https://");
/// assert!(rule.accepts("https://example.org"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StartsWith(&'static str);

/// Accepts text that starts with `part`; case matters.
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
///     r#"field: "http://example.org" must start with "https://""#,
/// );
/// ```
#[must_use]
pub const fn starts_with(part: &'static str) -> StartsWith {
    StartsWith(part)
}

held_rule! {
    [] StartsWith, [kind::Text, Held: Text],
    |rule, value| value.text().starts_with(rule.0),
    |rule| Constraint::StartsWith(rule.0.into())
}
