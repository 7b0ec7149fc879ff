//! A number below zero.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::{Number, through_option};

/// The rule that [`negative`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Negative};
///
/// let rule: Negative = negative();
/// assert!(rule.accepts(&-0.5));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Negative(());

/// A number below zero, so neither zero nor NaN.
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
#[must_use]
pub const fn negative() -> Negative {
    Negative(())
}

impl<T: Number + Debug + 'static> Rule<T> for Negative {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value < &T::ZERO
    }

    fn constraint(&self) -> Constraint {
        Constraint::Range {
            start: Bound::Unbounded,
            end: Bound::Excluded(Value::of(&T::ZERO)),
        }
    }
}

through_option!([T: Number + 'static] T, Negative);
