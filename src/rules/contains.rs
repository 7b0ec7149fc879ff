//! Text with a given part.

use crate::constraint::Constraint;
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`contains`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Contains};
///
/// let rule: Contains = contains("@");
/// assert!(rule.accepts("a@b"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Contains(&'static str);

/// Text in which `part` occurs, case and all.
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
///     r#"field: "ab" is not text that contains "@""#,
/// );
/// ```
#[must_use]
pub const fn contains(part: &'static str) -> Contains {
    Contains(part)
}

text_rule! { [] Contains: |rule, text| text.contains(rule.0), Constraint::Contains(rule.0.into()) }
