//! Options that must hold a value that a rule accepts.

use alloc::vec;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Holds, NormalizeHeld, kind};

/// The rule that [`some`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::SomeOf};
///
/// let rule: SomeOf<_> = some(0..=9);
/// assert!(rule.accepts(&Some(3)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SomeOf<R>(pub(crate) R);

/// Accepts an `Option` that holds a value which `rule` accepts.
///
/// The rule by itself also accepts `None`.
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

#[diagnostic::do_not_recommend]
impl<C, T, R> Rule<C> for SomeOf<R>
where
    C: Holds<kind::Optional, Held = Option<T>> + ?Sized,
    T: Debug,
    R: Rule<T>,
{
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        let held = value.held().and_then(Option::as_ref);
        held.is_some_and(|value| self.0.accepts(value))
    }

    #[inline]
    fn excludes(&self, value: &C) -> bool {
        let held = value.held().and_then(Option::as_ref);
        held.is_none_or(|value| self.0.excludes(value))
    }

    #[inline]
    fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
        text.map_or(Some(false), |text| self.0.accepts_text(Some(text)))
    }

    #[inline]
    fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
        text.map_or(Some(true), |text| self.0.excludes_text(Some(text)))
    }

    fn constraint(&self) -> Constraint {
        Constraint::AllOf(vec![Constraint::Required, self.0.constraint()])
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>)
    where
        C: Debug,
    {
        reporter.within(C::WRAP, |reporter| {
            match value.held().and_then(Option::as_ref) {
                Some(value) => self.0.report(value, reporter),
                None => reporter.violate(&Constraint::Required, &None::<T>),
            }
        });
    }

    #[inline]
    fn is_stable(&self, value: &C) -> bool {
        let held = value.held().and_then(Option::as_ref);
        held.is_none_or(|value| self.0.is_stable(value))
    }

    #[inline]
    fn is_branch_free(&self) -> bool {
        self.0.is_branch_free()
    }

    #[inline]
    fn normalizes(&self) -> bool {
        self.0.normalizes()
    }

    #[inline]
    fn normalize(&self, value: C) -> C
    where
        C: Sized,
    {
        value.map_held(self)
    }
}

impl<T, R: Rule<T>> NormalizeHeld<Option<T>> for SomeOf<R> {
    #[inline]
    fn normalize_held(&self, held: Option<T>) -> Option<T> {
        held.map(|value| self.0.normalize(value))
    }
}
