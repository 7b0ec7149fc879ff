//! What a rule is: a set of values that can describe itself.

use core::fmt;

use crate::constraint::Constraint;
use crate::error::{Reporter, Violations};

/// A set of values of type `T`: what stands after `in` in a declaration.
///
/// A rule answers two questions. [`accepts`](Rule::accepts) is asked at each construction and
/// assignment, and compiles to the comparison that a person would write.
/// [`constraint`](Rule::constraint) is asked only when somebody reads a rejection or the
/// description of a field: messages, error codes and schemas come from it.
///
/// Implement it for a set of your own and put it after `in` with [`custom`](crate::rules::custom()):
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::constraint::Constraint;
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
///         count: u8 in custom(Even),
///     }
/// }
///
/// let err = Shoes::new(3).unwrap_err();
/// assert_eq!(err.to_string(), "count: 3 is not an even number");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule for values of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "a range takes numbers, chars and whatever else is ordered; `chars(..)` takes text; `len(..)` takes collections",
    note = "a rule of your own implements `inbounds::Rule<{T}>` and stands in `custom(..)`"
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

    /// Whether `value` is in the complement of the set, which is what [`not`](crate::rules::not) accepts.
    ///
    /// The opposite of [`accepts`](Rule::accepts), but that a rule for `T` neither rejects nor
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

    /// Reports why `value` is rejected, and nothing if it is accepted.
    ///
    /// The default reports one violation at the current path. A rule for elements overrides it,
    /// to name the element. [`violations`](Rule::violations) calls it.
    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: fmt::Debug,
    {
        if !self.accepts(value) {
            self.report_constraint(self.constraint(), value, reporter);
        }
    }

    /// The violations of `value`: none if the rule accepts it.
    ///
    /// Not to be overridden: override [`report`](Rule::report).
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// let violation = (0..=100).violations(&160).next().unwrap();
    /// assert_eq!(violation.message(), "160 is not within 0..=100");
    /// assert_eq!((0..=100).violations(&60).len(), 0);
    /// ```
    fn violations(&self, value: &T) -> Violations
    where
        T: fmt::Debug,
    {
        Violations::collect(|reporter| self.report(value, reporter))
    }

    /// Whether [`normalize`](Rule::normalize) does anything.
    #[doc(hidden)]
    #[inline]
    fn normalizes(&self) -> bool {
        false
    }

    /// The value as a validated struct would hold it, if the rule is that of one. It comes before
    /// the rule.
    #[doc(hidden)]
    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        value
    }

    /// Reports `constraint` of the value that this rule is about: what an `Option` holds.
    #[doc(hidden)]
    fn report_constraint(&self, constraint: Constraint, value: &T, reporter: &mut Reporter<'_>)
    where
        T: fmt::Debug,
    {
        reporter.violation(constraint, &value);
    }
}
