//! What a rule is: it accepts some values of a type, and describes itself.

mod blocks;

use core::any::Any;
use core::fmt;

pub(crate) use blocks::{all_blocks, all_in_blocks, is_plain, other_blocks};

use crate::constraint::Constraint;
use crate::error::{Reporter, Violations, Wrap};
use change::{Change, Outcome};

pub(crate) mod change;
mod reporting;

/// A rule for values of type `T`: what follows `in` in a declaration.
///
/// A custom rule needs two methods. [`accepts`](Rule::accepts) is called on each construction and
/// assignment. [`constraint`](Rule::constraint) is called only to explain: messages, error codes
/// and schemas are made from it. Wrap the rule in [`custom`](crate::rules::custom()) after `in`:
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
///
/// The other methods are for special cases: [`accepts_all`](Rule::accepts_all) for a rule that checks many
/// values faster than one by one, [`report`](Rule::report) for one that looks inside a
/// value, [`is_stable`](Rule::is_stable) for one that depends on more than the value, and
/// [`excludes`](Rule::excludes) for one that is made of other rules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule for values of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "a range takes numbers, chars and whatever else is ordered; `chars(..)` takes text; `len(..)` takes collections",
    note = "a custom rule implements `inbounds::Rule<{T}>` and is wrapped in `custom(..)`"
)]
pub trait Rule<T: ?Sized> {
    /// Returns whether the rule accepts `value`.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert!((0..=100).accepts(&60));
    /// assert!(!(0.0..=1.0).accepts(&f64::NAN));
    /// ```
    fn accepts(&self, value: &T) -> bool;

    /// Returns whether the rule accepts each of `values`. O(values).
    ///
    /// [`each`](crate::rules::each()) calls it for elements that lie in memory one after the other.
    /// The ranges and the other rules for numbers check a block of values without a branch, which
    /// the compiler vectorises. The default stops at the first value that is rejected. Override it
    /// for a rule of your own that is a few instructions without a branch:
    ///
    /// ```
    /// use inbounds::constraint::Constraint;
    /// use inbounds::prelude::*;
    ///
    /// struct Even;
    ///
    /// impl Rule<u8> for Even {
    ///     fn accepts(&self, value: &u8) -> bool {
    ///         value % 2 == 0
    ///     }
    ///     fn accepts_all(&self, values: &[u8]) -> bool {
    ///         values.chunks(64).all(|block| {
    ///             block.iter().fold(true, |accepted, value| accepted & self.accepts(value))
    ///         })
    ///     }
    ///     fn constraint(&self) -> Constraint {
    ///         Constraint::custom("even", "an even number")
    ///     }
    /// }
    ///
    /// assert!(each(custom(Even)).accepts(&vec![2; 1000]));
    /// assert!(!(0..=100).accepts_all(&[30, 160]));
    /// ```
    #[inline]
    fn accepts_all(&self, values: &[T]) -> bool
    where
        T: Sized,
    {
        if self.is_branch_free() {
            all_in_blocks(values, |value| self.accepts(value))
        } else {
            values.iter().all(|value| self.accepts(value))
        }
    }

    /// Returns the rule as data. It may allocate, and is called only to explain.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// let constraint = Rule::<u8>::constraint(&(0..=100));
    /// assert_eq!(constraint.code(), "range");
    /// assert_eq!(constraint.to_string(), "within 0..=100");
    /// ```
    fn constraint(&self) -> Constraint;

    /// Reports why the rule rejects `value`; nothing if it accepts it.
    ///
    /// By default it reports the constraint at the current path. Override it to report a part of
    /// the value.
    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: fmt::Debug,
    {
        if reporter.is_forced() || !self.accepts(value) {
            reporter.reject(self, value, Wrap::NONE);
        }
    }

    /// Returns whether `accepts` and `constraint` depend on nothing but `value` and the rule.
    ///
    /// The error of a stable rule is explained when it is read, which makes rejecting cheap. Return
    /// `false` for a rule that reads a `static`, a clock or a file: its violations are then
    /// recorded when the error is made. It is called only for a rejected value.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert!((0..=9).is_stable(&10));
    /// assert!(!(dynamic(|| 0..=9), multiple_of(2)).is_stable(&10));
    /// ```
    #[inline]
    fn is_stable(&self, value: &T) -> bool {
        let _ = value;
        true
    }

    /// Returns whether [`not`](crate::rules::not) this rule accepts `value`.
    ///
    /// It is the opposite of [`accepts`](Rule::accepts), except for `None`: a rule for `T` accepts
    /// it, and so does `not` that rule. Override it only for a rule that is made of other rules.
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

    /// Returns the violations of `value`; none if the rule accepts it.
    ///
    /// Do not override it: override [`report`](Rule::report).
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

    /// Whether [`accepts`](Rule::accepts) is a few instructions without a branch, so that many values
    /// are checked faster if the loop does not stop at the first that is rejected.
    #[doc(hidden)]
    #[inline]
    fn is_branch_free(&self) -> bool {
        false
    }

    /// Whether the rule accepts a value that holds this text, or holds nothing: a text in a column is
    /// not in a `T`. `None` if the rule has to see the `T`.
    #[doc(hidden)]
    #[inline]
    fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
        let _ = text;
        None
    }

    /// The same for [`excludes`](Rule::excludes).
    #[doc(hidden)]
    #[inline]
    fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
        let _ = text;
        None
    }

    /// Whether the rule accepts every value between any two values that it accepts.
    #[doc(hidden)]
    #[inline]
    fn is_interval(&self) -> bool {
        false
    }

    /// Whether [`normalize`](Rule::normalize) does anything.
    #[doc(hidden)]
    #[inline]
    fn normalizes(&self) -> bool {
        false
    }

    /// The value as a validated struct would hold it, for `valid()` and the rules that contain it.
    /// It is called before the rule is checked.
    #[doc(hidden)]
    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        value
    }

    /// Whether the rule accepts `before` with a change, which has not been made yet. By default it has to
    /// see the whole, after the change.
    #[doc(hidden)]
    #[inline]
    fn outcome(&self, before: &T, change: &Change<'_>) -> Outcome
    where
        T: 'static,
    {
        let _ = (before, change);
        Outcome::Unknown
    }

    /// Reports why [`outcome`](Rule::outcome) rejects a change. `before` is missing if the report is made
    /// later, which is so only for stable outcomes.
    #[doc(hidden)]
    fn report_change(&self, before: Option<&T>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        T: 'static,
    {
        let _ = (before, change, reporter);
    }

    /// Normalizes the new part of a change: an `Option` of the element, or of a pair of key and value.
    #[doc(hidden)]
    #[inline]
    fn normalize_part(&self, part: &mut dyn Any)
    where
        T: 'static,
    {
        let _ = part;
    }
}
