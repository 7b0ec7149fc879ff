//! Text without white space at its ends.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`trimmed`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Trimmed};
///
/// let rule: Trimmed = trimmed();
/// assert!(rule.accepts("a b"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Trimmed(());

/// Text that [`str::trim`] would not change: no white space at either end.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in trimmed(),
///     }
/// }
///
/// assert!(Form::new("a b").is_ok());
/// assert_eq!(
///     Form::new(" a").unwrap_err().to_string(),
///     "field: \" a\" is not free of white space at both ends",
/// );
/// ```
#[must_use]
pub const fn trimmed() -> Trimmed {
    Trimmed(())
}

text_rule! { [] Trimmed: |_rule, text| text.trim().len() == text.len(), Constraint::Format(Format::Trimmed) }
