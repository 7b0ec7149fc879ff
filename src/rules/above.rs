//! Numbers above a bound that is not in the set.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::through_option;

/// The rule that [`above`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Above};
///
/// let rule: Above<f64> = above(0.0);
/// assert!(rule.accepts(&f64::MIN_POSITIVE));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Above<T>(pub(crate) T);

/// A value greater than `bound`: the one range that Rust has no form for. NaN is in none.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Gas {
///         celsius: f64 in above(-273.15),
///     }
/// }
///
/// assert!(Gas::new(-273.0).is_ok());
/// assert_eq!(
///     Gas::new(-273.15).unwrap_err().to_string(),
///     "celsius: -273.15 is not above -273.15",
/// );
/// ```
pub const fn above<T>(bound: T) -> Above<T> {
    Above(bound)
}

impl<T: PartialOrd + Debug + 'static> Rule<T> for Above<T> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value > &self.0
    }

    fn constraint(&self) -> Constraint {
        Constraint::Range {
            start: Bound::Excluded(Value::of(&self.0)),
            end: Bound::Unbounded,
        }
    }
}

through_option!([T: PartialOrd + 'static] T, Above<T>);
