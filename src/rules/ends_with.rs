//! Text with a given end.

use crate::constraint::Constraint;
use crate::rules::{Text, held_rule, kind};

/// The rule that [`ends_with`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::EndsWith};
///
/// let rule: EndsWith = ends_with(".txt");
/// assert!(rule.accepts("notes.txt"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct EndsWith(&'static str);

/// Accepts text that ends with `part`; case matters.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in ends_with(".txt"),
///     }
/// }
///
/// assert!(Form::new("notes.txt").is_ok());
/// assert_eq!(
///     Form::new("notes.TXT").unwrap_err().to_string(),
///     r#"field: "notes.TXT" must end with ".txt""#,
/// );
/// ```
#[must_use]
pub const fn ends_with(part: &'static str) -> EndsWith {
    EndsWith(part)
}

held_rule! {
    [] EndsWith, [kind::Text, Held: Text],
    |rule, value| value.text().ends_with(rule.0),
    |rule| Constraint::EndsWith(rule.0.into())
}
