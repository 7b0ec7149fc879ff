//! What the crate knows of a declared struct's fields: names, rules, `ensure` clauses.
//!
//! | file | what it holds |
//! |---|---|
//! | `fields.rs` | [`Fields`]: the plain struct, as the macro implements it |
//! | `field.rs` | [`Field`]: a field as data |
//! | `ruled.rs` | the traits by which a rule is reached: of a field, or of all in turn |
//! | `check.rs` | whether fields are valid, and why not |
//! | `debug.rs` | fields shown under the name of the declared struct |

mod check;
mod debug;
mod field;
mod ruled;

pub(crate) use check::{explain_field, explain_fields, explain_nested, failed_clauses, is_stable, rejected};

pub use check::constraint;
pub use debug::debug;
pub use field::{Field, name};
pub use ruled::{Query, Ruled, Visitor};

use crate::policy::Tracker;

/// The unchecked side of a declared struct: `ExamFields` for `Exam`. The macro implements it.
///
/// A tracker policy is generic over it.
///
/// ```
/// use inbounds::Fields;
/// use inbounds::prelude::*;
///
/// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
/// fn describe<F: Fields>() -> String {
///     format!("{} with {} fields", F::NAME, F::FIELDS.len())
/// }
/// assert_eq!(describe::<ExamFields>(), "Exam with 1 fields");
/// ```
pub trait Fields: Sized {
    /// The policy after the struct's name: a [`Tracker`](crate::tracker::Tracker) of these fields.
    type Policy: Tracker<Self>;

    /// The name of the declared struct.
    const NAME: &'static str;

    /// The fields, in the order of the declaration.
    const FIELDS: &'static [Field];

    /// Whether the one field is the whole value, and so has no name in a path.
    #[doc(hidden)]
    const IS_NEWTYPE: bool = false;

    /// What is said where an `ensure` clause does not hold.
    #[doc(hidden)]
    const ENSURES: &'static [Ensure] = &[];

    /// Shows the visitor each field that is under a rule, until it says `false`.
    #[doc(hidden)]
    fn visit<V: Visitor<Self>>(&self, visitor: &mut V) -> bool;

    /// The fields after the functions that the declaration names with `via`.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn normalized(self) -> Self {
        self
    }

    /// The `ensure` clauses that do not hold, a bit each.
    #[doc(hidden)]
    #[inline]
    fn failed_clauses(&self) -> u32 {
        0
    }
}

/// What is said of an `ensure` clause, and of which fields.
#[doc(hidden)]
#[derive(Debug)]
pub struct Ensure {
    #[doc(hidden)]
    pub message: &'static str,
    #[doc(hidden)]
    pub about: &'static [&'static str],
}
