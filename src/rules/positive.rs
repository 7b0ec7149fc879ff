//! A number above zero.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::{Number, through_option};

/// The rule that [`positive`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Positive};
///
/// let rule: Positive = positive();
/// assert!(rule.accepts(&0.5));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Positive(());

/// A number above zero, so neither zero nor NaN.
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

impl<T: Number + Debug + 'static> Rule<T> for Positive {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value > &T::ZERO
    }

    fn constraint(&self) -> Constraint {
        Constraint::Range {
            start: Bound::Excluded(Value::of(&T::ZERO)),
            end: Bound::Unbounded,
        }
    }
}

through_option!([T: Number + 'static] T, Positive);
