//! A value that must be there, and be in a set.

use alloc::vec;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`some`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::SomeOf};
///
/// let rule: SomeOf<_> = some(0..=9);
/// assert!(rule.accepts(&Some(3)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SomeOf<R>(pub(crate) R);

/// An `Option` that holds a value which `rule` accepts: unlike under the rule alone, `None` does
/// not pass.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Draft {
///         score: Option<u8> in some(0..=100),
///     }
/// }
///
/// assert!(Draft::new(Some(60)).is_ok());
/// assert_eq!(Draft::new(Some(160)).unwrap_err().to_string(), "score: 160 is not within 0..=100");
/// assert_eq!(Draft::new(None).unwrap_err().to_string(), "score: a value is required");
/// ```
pub const fn some<R>(rule: R) -> SomeOf<R> {
    SomeOf(rule)
}

impl<T: Debug, R: Rule<T>> Rule<Option<T>> for SomeOf<R> {
    #[inline]
    fn accepts(&self, value: &Option<T>) -> bool {
        value.as_ref().is_some_and(|value| self.0.accepts(value))
    }

    #[inline]
    fn excludes(&self, value: &Option<T>) -> bool {
        value.as_ref().is_none_or(|value| self.0.excludes(value))
    }

    fn constraint(&self) -> Constraint {
        Constraint::AllOf(vec![Constraint::Required, self.0.constraint()])
    }

    fn report(&self, value: &Option<T>, reporter: &mut Reporter<'_>) {
        match value {
            Some(value) => self.0.report(value, reporter),
            None => reporter.violation(Constraint::Required, value),
        }
    }
}
