//! Text with a given part.

use crate::constraint::Constraint;
use crate::rules::{Text, held_rule, kind};

/// The rule that [`contains`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Contains};
///
/// let rule: Contains = contains("@");
/// assert!(rule.accepts("a@b"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Contains(&'static str);

/// Accepts text that contains `part`; case matters. O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in contains("@"),
///     }
/// }
///
/// assert!(Form::new("a@b").is_ok());
/// assert_eq!(
///     Form::new("ab").unwrap_err().to_string(),
///     r#"field: "ab" must contain "@""#,
/// );
/// ```
#[must_use]
pub const fn contains(part: &'static str) -> Contains {
    Contains(part)
}

held_rule! {
    [] Contains, [kind::Text, Held: Text],
    |rule, value| value.text().contains(rule.0),
    |rule| Constraint::Contains(rule.0.into())
}
