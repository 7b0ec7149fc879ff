//! The complement of a rule.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`not`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Not};
///
/// let rule: Not<_> = not(0..=9);
/// assert!(rule.accepts(&10));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Not<R>(pub(crate) R);

/// Accepts the values that `rule` rejects, and `None`.
///
/// No range contains NaN, so `not(0.0..=1.0)` accepts it: add [`finite`](crate::rules::finite()).
/// For a [`Secret`](crate::Secret) the message does not show what is excluded.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Account {
///         name: String in not(one_of(["admin", "root"])),
///         port: Option<u16> in not(0..=1023),
///     }
/// }
///
/// assert!(Account::new("ann", None).is_ok());
/// assert_eq!(
///     Account::new("root", Some(80)).unwrap_err().to_string(),
///     "name: \"root\" must not be one of \"admin\", \"root\"\n\
///      port: 80 must not be within 0..=1023",
/// );
/// ```
pub const fn not<R>(rule: R) -> Not<R> {
    Not(rule)
}

impl<T: ?Sized, R: Rule<T>> Rule<T> for Not<R> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.0.excludes(value)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        self.0.accepts(value)
    }

    #[inline]
    fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
        self.0.excludes_text(text)
    }

    #[inline]
    fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
        self.0.accepts_text(text)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Not(Box::new(self.0.constraint()))
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        if reporter.is_forced() || !self.accepts(value) {
            reporter.reject_as(self, &self.0, value);
        }
    }

    #[inline]
    fn is_stable(&self, value: &T) -> bool {
        self.0.is_stable(value)
    }

    #[inline]
    fn is_branch_free(&self) -> bool {
        self.0.is_branch_free()
    }
}
