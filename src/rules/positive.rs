//! Numbers above zero.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{Number, held_rule, kind};

/// The rule that [`positive`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Positive};
///
/// let rule: Positive = positive();
/// assert!(rule.accepts(&0.5));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Positive(());

/// Accepts a number above zero; zero and NaN are rejected.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Loan {
///         rate: f64 in positive(),
///     }
/// }
///
/// assert!(Loan::new(0.5).is_ok());
/// assert_eq!(Loan::new(0.0).unwrap_err().to_string(), "rate: 0.0 is not above 0.0");
/// ```
#[must_use]
pub const fn positive() -> Positive {
    Positive(())
}

held_rule! {
    [] Positive, [kind::Number, Held: Number + Debug + 'static],
    |_rule, value| value > &T::Held::ZERO,
    Constraint::Range { start: Bound::Excluded(Value::of(&T::Held::ZERO)), end: Bound::Unbounded },
    branch_free: |_rule| is_plain::<T::Held>()
}
