//! What a rule is: a set of values, and the words and data that describe it.

use core::fmt;

use crate::rejected::Report;

mod constraint;
mod format;
mod limit;
mod unit;
mod words;

pub use constraint::Constraint;
pub use format::Format;
pub use limit::Limit;
pub use unit::Unit;

/// A set of values of type `T`: what stands after `in` in a declaration.
///
/// A rule answers two questions. [`accepts`](Rule::accepts) is asked at each construction and
/// assignment, and compiles to the comparison that a person would write.
/// [`constraint`](Rule::constraint) is asked only when somebody reads a rejection or the
/// description of a field: messages, error codes and schemas come from it.
///
/// Implement it for a set of your own and put it after `in` with [`rule`](crate::rule()):
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::Constraint;
///
/// struct Even;
///
/// impl Rule<u8> for Even {
///     fn accepts(&self, value: &u8) -> bool {
///         value % 2 == 0
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("even", "an even number")
///     }
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Shoes {
///         count: u8 in rule(Even),
///     }
/// }
///
/// let no = Shoes::new(3).unwrap_err();
/// assert_eq!(no.to_string(), "count: 3 is not an even number");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule for values of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "a range takes numbers, chars and whatever else is ordered; `chars(..)` takes text; `len(..)` takes collections",
    note = "a rule of your own implements `inbounds::Rule<{T}>` and stands in `rule(..)`"
)]
pub trait Rule<T: ?Sized> {
    /// Whether `value` is in the set.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert!((0..=100).accepts(&60));
    /// assert!(!(0.0..=1.0).accepts(&f64::NAN));
    /// ```
    fn accepts(&self, value: &T) -> bool;

    /// Whether `value` is in the complement of the set, which is what [`not`](crate::not) accepts.
    ///
    /// The opposite of [`accepts`](Rule::accepts), but that a rule for `T` neither refuses nor
    /// excludes a `None`: a value that is not there is in no set. Only a rule that is made of
    /// other rules, or one for `Option`, has a reason to override it.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert!((0..=100).excludes(&160));
    /// assert!(not(0..=100).accepts(&None::<u8>) && (0..=100).accepts(&None::<u8>));
    /// ```
    #[inline]
    fn excludes(&self, value: &T) -> bool {
        !self.accepts(value)
    }

    /// The set as data. May allocate; called only to explain.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// let constraint = Rule::<u8>::constraint(&(0..=100));
    /// assert_eq!(constraint.code(), "range");
    /// assert_eq!(constraint.to_string(), "within 0..=100");
    /// ```
    fn constraint(&self) -> Constraint;

    /// Reports why `value` is refused, and nothing where it is accepted.
    ///
    /// The default reports one violation at the place where the report stands. A rule for
    /// elements overrides it, to say which element is meant.
    ///
    /// ```
    /// use inbounds::Violation;
    /// use inbounds::prelude::*;
    ///
    /// let found: Vec<Violation> = Violation::of(&(0..=100), &160);
    /// assert_eq!(found[0].message(), "160 is not within 0..=100");
    /// ```
    fn report(&self, value: &T, report: &mut Report<'_>)
    where
        T: fmt::Debug,
    {
        if !self.accepts(value) {
            self.tell(self.constraint(), value, report);
        }
    }

    /// Reports `constraint` of the value that this rule is about: what an `Option` holds.
    #[doc(hidden)]
    fn tell(&self, constraint: Constraint, value: &T, report: &mut Report<'_>)
    where
        T: fmt::Debug,
    {
        report.violation(constraint, &value);
    }
}
