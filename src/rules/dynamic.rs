//! A rule that is computed at run time.

use core::fmt::{self, Debug};

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`dynamic`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Dynamic};
///
/// let rule: Dynamic<_> = dynamic(|| 0..=9);
/// assert!(rule.accepts(&3));
/// ```
#[derive(Clone, Copy)]
pub struct Dynamic<F>(F);

/// Accepts what the rule returned by `make` accepts; `make` is called on each check.
///
/// Use it for a bound that is read from a configuration: a rule is a constant expression, and so is
/// a function that reads a `static`. A value that was accepted is not checked again when the bound
/// changes, and nothing is checked at compile time. The violations are recorded when the error is
/// made, which allocates.
///
/// ```
/// use inbounds::prelude::*;
/// use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
///
/// static MAX: AtomicU8 = AtomicU8::new(100);
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Exam {
///         math: u8 in dynamic(|| 0..=MAX.load(Relaxed)),
///     }
/// }
///
/// assert!(Exam::new(60).is_ok());
/// MAX.store(50, Relaxed);
/// let err = Exam::new(60).unwrap_err();
/// MAX.store(100, Relaxed);
/// assert_eq!(err.to_string(), "math: 60 is not within 0..=50");
/// ```
pub const fn dynamic<F>(make: F) -> Dynamic<F> {
    Dynamic(make)
}

impl<T: ?Sized, R: Rule<T>, F: Fn() -> R> Rule<T> for Dynamic<F> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        (self.0)().accepts(value)
    }

    #[inline]
    fn accepts_all(&self, values: &[T]) -> bool
    where
        T: Sized,
    {
        (self.0)().accepts_all(values)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        (self.0)().excludes(value)
    }

    #[inline]
    fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
        (self.0)().accepts_text(text)
    }

    #[inline]
    fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
        (self.0)().excludes_text(text)
    }

    fn constraint(&self) -> Constraint {
        (self.0)().constraint()
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        (self.0)().report(value, reporter);
    }

    fn is_stable(&self, _value: &T) -> bool {
        false
    }

    #[inline]
    fn normalizes(&self) -> bool {
        (self.0)().normalizes()
    }

    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        (self.0)().normalize(value)
    }
}

impl<F> Debug for Dynamic<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dynamic(..)")
    }
}
