//! Text with a given end.

use crate::constraint::Constraint;
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`ends_with`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::EndsWith};
///
/// let rule: EndsWith = ends_with(".txt");
/// assert!(rule.accepts("notes.txt"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct EndsWith(&'static str);

/// Text that ends with `part`, case and all.
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
///     r#"field: "notes.TXT" is not text that ends with ".txt""#,
/// );
/// ```
#[must_use]
pub const fn ends_with(part: &'static str) -> EndsWith {
    EndsWith(part)
}

text_rule! { [] EndsWith: |rule, text| text.ends_with(rule.0), Constraint::EndsWith(rule.0.into()) }
