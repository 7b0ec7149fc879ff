//! Text that lowercasing does not change.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`lowercase`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Lowercase};
///
/// let rule: Lowercase = lowercase();
/// assert!(rule.accepts("ann 2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lowercase(());

/// Text that [`str::to_lowercase`] would not change: digits, marks and scripts without case are
/// in the set. O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in lowercase(),
///     }
/// }
///
/// assert!(Form::new("ann 2").is_ok());
/// assert_eq!(
///     Form::new("Ann").unwrap_err().to_string(),
///     "field: \"Ann\" is not lowercase",
/// );
/// ```
#[must_use]
pub const fn lowercase() -> Lowercase {
    Lowercase(())
}

text_rule! { [] Lowercase: |_rule, text| text.chars().all(|c| c.to_lowercase().eq([c])), Constraint::Format(Format::Lowercase) }
