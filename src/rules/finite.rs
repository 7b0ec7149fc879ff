//! Floating-point numbers that are finite.

use crate::constraint::Constraint;
use crate::rules::{Float, held_rule, kind};

/// The rule that [`finite`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Finite};
///
/// let rule: Finite = finite();
/// assert!(rule.accepts(&0.0_f32));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Finite(());

/// Accepts a floating-point number that is neither infinite nor NaN.
///
/// A range with two finite bounds implies it.
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

held_rule! {
    [] Finite, [kind::Float, Held: Float],
    |_rule, value| value.is_finite(),
    Constraint::Finite,
    branch_free: |_rule| true
}
