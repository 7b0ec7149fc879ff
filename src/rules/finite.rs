//! Floating-point numbers that are numbers.

use crate::constraint::Constraint;
use crate::rule::Rule;
use crate::rules::through_option;

/// The rule that [`finite`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Finite};
///
/// let rule: Finite = finite();
/// assert!(rule.accepts(&0.0_f32));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Finite(());

/// Neither infinite nor NaN. A range with two finite ends says so already.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Point {
///         x: f64 in finite(),
///     }
/// }
///
/// assert!(Point::new(f64::MAX).is_ok());
/// assert_eq!(Point::new(f64::NAN).unwrap_err().to_string(), "x: NaN is not a finite number");
/// ```
#[must_use]
pub const fn finite() -> Finite {
    Finite(())
}

macro_rules! finite_rule {
    ($($float:ident)*) => {$(
        impl Rule<$float> for Finite {
            #[inline]
            fn accepts(&self, value: &$float) -> bool {
                value.is_finite()
            }

            fn constraint(&self) -> Constraint {
                Constraint::Finite
            }
        }

        through_option!([] $float, Finite);
    )*};
}
finite_rule! { f32 f64 }
