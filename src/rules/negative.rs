//! Numbers below zero.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{Number, held_rule, kind};

/// The rule that [`negative`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Negative};
///
/// let rule: Negative = negative();
/// assert!(rule.accepts(&-0.5));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Negative(());

/// Accepts a number below zero; zero and NaN are rejected.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Loan {
///         rate: f64 in negative(),
///     }
/// }
///
/// assert!(Loan::new(-0.5).is_ok());
/// assert_eq!(Loan::new(-0.0).unwrap_err().to_string(), "rate: -0.0 is not below 0.0");
/// ```
///
/// No unsigned number is negative, so this does not compile:
///
/// ```compile_fail
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Loan { rate: u8 in negative() } }
/// ```
#[must_use]
pub const fn negative() -> Negative {
    Negative(())
}

held_rule! {
    [] Negative, [kind::Number, Held: Number + Debug + 'static],
    |_rule, value| value < &T::Held::ZERO,
    Constraint::Range { start: Bound::Unbounded, end: Bound::Excluded(Value::of(&T::Held::ZERO)) },
    branch_free: |_rule| is_plain::<T::Held>()
}
