//! The fields of a validated struct: names, rules, `ensure` clauses.
//!
//! | file | what it holds |
//! |---|---|
//! | `fields.rs` | [`Fields`]: the fields struct, as the macro implements it |
//! | `declaration.rs` | [`Declaration`]: the name of the struct and its fields, from a few strings |
//! | `attributes.rs` | the attributes `#[serde(..)]` of a field |
//! | `field.rs` | [`Field`]: a field as data |
//! | `unchecked.rs` | fields structs that no rule checks, which are an error |
//! | `visitor.rs` | [`Visitor`]: how the crate reaches the rules, whose types only the expansion knows |
//! | `at_rule.rs` | how it reaches the rule of one field |
//! | `obligation.rs` | requirements on a rule as trait bounds, so that an error is at the user's token |
//! | `clause.rs` | [`ClauseVisitor`]: how it reaches the `ensure` clauses |
//! | `place.rs` | [`PlaceVisitor`]: how it reaches the place of a field |
//! | `normalize.rs` | normalization of fields before they are checked |
//! | `change.rs` | a change of one part of a field, and whether its rule accepts it |
//! | `check.rs` | checks whether fields are valid |
//! | `explain.rs` | reports why fields are not valid |
//! | `rule_visitor.rs` | [`RuleVisitor`]: how another crate reaches the rules, to check columns |
//! | `details.rs` | the parts of a field's description that depend on the types of rules |
//! | `debug.rs` | fields formatted under the name of the validated struct |

mod at_rule;
mod attributes;
mod change;
mod check;
mod clause;
mod debug;
mod declaration;
mod details;
mod explain;
mod field;
mod normalize;
mod obligation;
mod place;
mod rule_visitor;
mod unchecked;
mod visitor;

#[cfg(feature = "json")]
pub(crate) use attributes::Attributes;
pub(crate) use change::{
    explain_change, explain_clauses_only, find, has_rule, normalize_part, outcome,
};
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
pub(crate) use check::rejected_rule;
pub(crate) use check::{Assignable, assignable, is_stable, rejected, rejected_at};
pub(crate) use clause::failed_clauses;
#[cfg(any(feature = "proptest", feature = "arbitrary", feature = "schemars"))]
pub(crate) use clause::messages;
#[cfg(feature = "std")]
pub(crate) use debug::debug_fields;
pub(crate) use explain::{explain_fields, explain_nested, explain_value, is_stable_value};
pub(crate) use normalize::{normalized, normalized_value};
pub(crate) use place::{swap, with_place};

pub use clause::{ClauseVisitor, holds};
pub use debug::debug;
pub use declaration::{
    Declaration, Extra, count, declaration, has_variant_in_path, index_of, name_of,
};
pub use explain::{explain_open, explain_open_clauses};
pub use field::Field;
pub use obligation::{IsAccepted, accepted};
pub use place::PlaceVisitor;
pub use rule_visitor::{RuleVisitor, visit_rules};
pub(crate) use unchecked::NestedFields;
pub use unchecked::{IsOther, IsUnchecked, NeedsNoRule, Nested, NotNested};
pub use visitor::{IsSatisfiable, SATISFIABLE, Visitor};

use crate::policy::Tracker;
use details::details;

/// A fields struct, such as `ExamFields` for `Exam`. The macro implements it.
///
/// Tracker policies are generic over it.
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
    /// The policy of the struct.
    type Policy: Tracker<Self>;

    /// The validated struct.
    #[doc(hidden)]
    type Struct;

    /// A type of which only the expansion can name a value. Functions that do not check require it.
    #[doc(hidden)]
    type Key;

    #[doc(hidden)]
    const DECLARATION: &'static Declaration<[Field]>;

    /// The name of the validated struct.
    const NAME: &'static str = Self::DECLARATION.name();

    /// The fields, in the order of the declaration.
    const FIELDS: &'static [Field] = Self::DECLARATION.fields();

    /// Whether the struct is a newtype: its field has no name in a path.
    #[doc(hidden)]
    const IS_NEWTYPE: bool = false;

    /// Whether it is an enum: the name of a field begins with that of its variant.
    #[doc(hidden)]
    const IS_ENUM: bool = false;

    /// Whether a path has the variant of an enum. It does, unless serde writes the variant beside its fields.
    #[doc(hidden)]
    const HAS_VARIANT_IN_PATH: bool = true;

    /// Whether there are `ensure` clauses.
    #[doc(hidden)]
    const HAS_CLAUSES: bool = false;

    /// Whether the struct has generic parameters.
    #[doc(hidden)]
    const IS_GENERIC: bool = false;

    /// The functions after `via` of each field; empty if there are none.
    #[doc(hidden)]
    const VIA: &'static [&'static [&'static str]] = &[];

    /// Passes each field under a rule, and the rule, to the visitor.
    #[doc(hidden)]
    fn visit<V: Visitor<Self>>(this: V::This, visitor: &mut V);

    /// Passes the place of each field to the visitor. The setters of a generic struct pass the place, because
    /// its type must be `'static` here.
    #[doc(hidden)]
    #[inline]
    fn places<V: PlaceVisitor>(&mut self, _visitor: &mut V) {}

    /// Passes each `ensure` clause to the visitor.
    #[doc(hidden)]
    #[inline]
    fn clauses<V: ClauseVisitor<Self>>(_this: V::This, _visitor: &mut V) {}

    /// Applies the functions after `via`.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn normalized(self) -> Self {
        self
    }
}
