//! UUIDs.

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`uuid()`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Uuid};
///
/// let rule: Uuid = uuid();
/// assert!(rule.accepts("67e55044-10b1-426f-9247-bb680e5fe0c8"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Uuid(());

/// Accepts a UUID of any version.
///
/// It can be hyphenated, simple, in braces or a URN; case does not matter. Requires the feature `uuid`.
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
/// assert!(Form::new("URN:UUID:67E55044-10B1-426F-9247-BB680E5FE0C8").is_ok());
/// assert_eq!(
///     Form::new("67e55044").unwrap_err().to_string(),
///     "field: \"67e55044\" is not a UUID",
/// );
/// ```
#[must_use]
pub const fn uuid() -> Uuid {
    Uuid(())
}

held_rule! {
    [] Uuid, [kind::Text, Held: Text],
    |_rule, value| is_uuid(value.text()),
    Constraint::Format(Format::Uuid)
}

/// The parser of the crate `uuid` accepts only a lowercase `urn:uuid:`, but RFC 4122 ignores case.
fn is_uuid(text: &str) -> bool {
    const URN: &str = "urn:uuid:";
    match text.split_at_checked(URN.len()) {
        Some((urn, rest)) if urn.eq_ignore_ascii_case(URN) => {
            rest.len() == 36 && ::uuid::Uuid::try_parse(rest).is_ok() // hyphenated
        }
        _ => ::uuid::Uuid::try_parse(text).is_ok(),
    }
}
