//! Everything but a set.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`not`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Not};
///
/// let rule: Not<_> = not(0..=9);
/// assert!(rule.accepts(&10));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Not<R>(pub(crate) R);

/// The values that `rule` rejects. `None` passes here too.
///
/// NaN is in no range, so it is in `not(0.0..=1.0)`: add [`finite`](crate::rules::finite).
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
///     "name: \"root\" is one of \"admin\", \"root\", which is excluded\n\
///      port: 80 is within 0..=1023, which is excluded",
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

    fn constraint(&self) -> Constraint {
        Constraint::Not(Box::new(self.0.constraint()))
    }

    fn report_constraint(&self, constraint: Constraint, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        self.0.report_constraint(constraint, value, reporter);
    }
}
