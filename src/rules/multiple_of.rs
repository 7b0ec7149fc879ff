//! Integers at even distances.

use core::fmt::Debug;

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::{Int, through_option};

/// The rule that [`multiple_of`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::MultipleOf};
///
/// let fives: MultipleOf<u8> = multiple_of(5);
/// assert!(fives.accepts(&15));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MultipleOf<T>(pub(crate) T);

/// An integer that `step` divides; zero is a multiple of everything.
///
/// For integers alone: in binary floating point 0.3 is no multiple of 0.1, so a field of that
/// kind counts in a smaller unit, or says [`satisfies`](crate::rules::satisfies) with its tolerance.
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
/// Nothing is divided by zero:
///
/// ```compile_fail
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Price { cents: u32 in multiple_of(0) } }
/// ```
pub const fn multiple_of<T>(step: T) -> MultipleOf<T> {
    MultipleOf(step)
}

impl<T: Int + Debug + 'static> Rule<T> for MultipleOf<T> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value.is_multiple(self.0)
    }

    fn constraint(&self) -> Constraint {
        Constraint::MultipleOf(Value::of(&self.0))
    }
}

through_option!([T: Int + 'static] T, MultipleOf<T>);
