//! How the crate reaches a rule whose type only the expansion knows.

use crate::constraint::Constraint;
use crate::error::Reporter;

/// A field of `F`, of type `T`, with its rule.
#[doc(hidden)]
pub trait Ruled<F, T> {
    /// Queries the rule. The result means something only for [`Query::Accepts`] and [`Query::IsStable`].
    fn query(query: Query<'_, '_, T>) -> bool;
}

/// A field without a rule.
impl<F, T> Ruled<F, T> for () {
    #[inline]
    fn query(_query: Query<'_, '_, T>) -> bool {
        true
    }
}

/// What a rule can be queried for, whatever its type. An enum, and not a trait: the expansion has one
/// query for each field, and what is generic costs the compiler more.
#[doc(hidden)]
pub enum Query<'a, 'f, T> {
    /// Whether the rule accepts this value.
    Accepts(&'a T),
    /// The violations of this value.
    Report(&'a T, &'a mut Reporter<'f>),
    /// The violations of this value, which the rule rejected: at least one.
    ReportRejected(&'a T, &'a mut Reporter<'f>),
    /// Whether the verdict on this value depends on nothing but the value.
    IsStable(&'a T),
    /// The rule as data.
    Constraint(&'a mut Option<Constraint>),
}

/// What the expansion shows of each field that is under a rule.
#[doc(hidden)]
pub trait Visitor<F> {
    /// Says whether to go on.
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool;
}
