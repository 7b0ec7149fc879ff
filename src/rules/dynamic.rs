//! A rule that is known when the program runs.

use core::fmt::{self, Debug};

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`dynamic`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Dynamic};
///
/// let rule: Dynamic<_> = dynamic(|| 0..=9);
/// assert!(rule.accepts(&3));
/// ```
#[derive(Clone, Copy)]
pub struct Dynamic<F>(F);

/// The rule that `make` gives, called anew at each check: a range, or any other rule.
///
/// A rule is a constant expression; a function that reads a `static` is one, so this is the way
/// for a bound from a configuration. What was checked under an older bound is not checked again,
/// and nothing is checked at compile time.
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
/// assert_eq!(Exam::new(60).unwrap_err().to_string(), "math: 60 is not within 0..=50");
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
    fn excludes(&self, value: &T) -> bool {
        (self.0)().excludes(value)
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

    fn report_constraint(&self, constraint: Constraint, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        (self.0)().report_constraint(constraint, value, reporter);
    }
}

impl<F> Debug for Dynamic<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dynamic(..)")
    }
}
