//! Multiples of a number.

use core::fmt::Debug;

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{Int, held_rule, kind};

/// The rule that [`multiple_of`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::MultipleOf};
///
/// let fives: MultipleOf<u8> = multiple_of(5);
/// assert!(fives.accepts(&15));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MultipleOf<T>(pub(crate) T);

/// Accepts an integer that is a multiple of `step`; zero is a multiple of every step.
///
/// With the feature `rust_decimal`, it also applies to `Decimal`. It does not apply to floating-point
/// numbers, because in binary 0.3 is not a multiple of 0.1. Count such a field in a smaller unit, or
/// use [`satisfies`](crate::rules::satisfies) with a tolerance.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Price {
///         cents: u32 in multiple_of(5),
///     }
/// }
///
/// assert!(Price::new(15).is_ok());
/// assert_eq!(Price::new(16).unwrap_err().to_string(), "cents: 16 is not a multiple of 5");
/// ```
///
/// A step of zero does not compile:
///
/// ```compile_fail
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Price { cents: u32 in multiple_of(0) } }
/// ```
pub const fn multiple_of<T>(step: T) -> MultipleOf<T> {
    MultipleOf(step)
}

held_rule! {
    [U: Int + Debug + 'static] MultipleOf<U>, [kind::Exactly<U>, Held = U],
    |rule, value| value.is_multiple(rule.0),
    |rule| Constraint::MultipleOf(Value::of(&rule.0)),
    branch_free: |_rule| is_plain::<U>()
}
