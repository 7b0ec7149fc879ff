//! Text that uppercasing does not change.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`uppercase`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Uppercase};
///
/// let rule: Uppercase = uppercase();
/// assert!(rule.accepts("EU 2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Uppercase(());

/// Text that [`str::to_uppercase`] would not change: digits, marks and scripts without case are
/// in the set; `ß` is not, for it becomes `SS`. O(bytes).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in uppercase(),
///     }
/// }
///
/// assert!(Form::new("EU 2").is_ok());
/// assert_eq!(
///     Form::new("eU").unwrap_err().to_string(),
///     "field: \"eU\" is not uppercase",
/// );
/// ```
#[must_use]
pub const fn uppercase() -> Uppercase {
    Uppercase(())
}

text_rule! { [] Uppercase: |_rule, text| text.chars().all(|c| c.to_uppercase().eq([c])), Constraint::Format(Format::Uppercase) }
