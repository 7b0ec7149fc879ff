//! A UUID.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};

/// The rule that [`uuid()`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Uuid};
///
/// let rule: Uuid = uuid();
/// assert!(rule.accepts("67e55044-10b1-426f-9247-bb680e5fe0c8"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Uuid(());

/// A UUID of any version in any of the four spellings that the crate `uuid` parses: hyphenated,
/// simple, braced, URN.
///
/// With the feature `uuid`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in uuid(),
///     }
/// }
///
/// assert!(Form::new("67e55044-10b1-426f-9247-bb680e5fe0c8").is_ok());
/// assert_eq!(
///     Form::new("67e55044").unwrap_err().to_string(),
///     "field: \"67e55044\" is not a UUID",
/// );
/// ```
#[must_use]
pub const fn uuid() -> Uuid {
    Uuid(())
}

text_rule! { [] Uuid: |_rule, text| ::uuid::Uuid::try_parse(text).is_ok(), Constraint::Format(Format::Uuid) }
