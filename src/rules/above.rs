//! Values greater than a bound.

use core::fmt::Debug;
use core::ops::Bound;

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{held_rule, kind};

/// The rule that [`above`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Above};
///
/// let rule: Above<f64> = above(0.0);
/// assert!(rule.accepts(&f64::MIN_POSITIVE));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Above<T>(pub(crate) T);

/// Accepts a value greater than `bound`: the range for which Rust has no syntax.
///
/// NaN is rejected.
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

held_rule! {
    [U: PartialOrd + Debug + 'static] Above<U>, [kind::Exactly<U>, Held = U],
    |rule, value| value > &rule.0,
    |rule| Constraint::Range {
        start: Bound::Excluded(Value::of(&rule.0)),
        end: Bound::Unbounded,
    },
    branch_free: |_rule| is_plain::<U>(), interval: true
}
