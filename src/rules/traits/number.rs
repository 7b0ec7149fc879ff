//! Integers and numbers.

/// An integer, for [`multiple_of`](crate::rules::multiple_of).
///
/// ```
/// assert!(inbounds::rules::Int::is_multiple(i8::MIN, -1));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an integer",
    note = "`multiple_of(..)` is for integers: in floating point 0.3 is no multiple of 0.1"
)]
pub trait Int: Copy + PartialEq {
    /// Returns whether the number is a multiple of `step`. No number is a multiple of zero.
    ///
    /// ```
    /// assert!(inbounds::rules::Int::is_multiple(15, 5));
    /// ```
    #[must_use]
    fn is_multiple(self, step: Self) -> bool;
}

/// A number, for [`positive`](crate::rules::positive) and [`negative`](crate::rules::negative).
///
/// ```
/// assert_eq!(<u8 as inbounds::rules::Number>::ZERO, 0);
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is not a number")]
pub trait Number: Sized + PartialOrd {
    /// Zero.
    ///
    /// ```
    /// assert_eq!(<f32 as inbounds::rules::Number>::ZERO, 0.0);
    /// ```
    const ZERO: Self;
}

/// A floating-point number, for [`finite`](crate::rules::finite()).
///
/// ```
/// assert!(!inbounds::rules::Float::is_finite(&f64::NAN));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a floating-point number",
    note = "every other number is finite: leave `finite()` out"
)]
pub trait Float {
    /// Returns whether the number is neither infinite nor NaN.
    ///
    /// ```
    /// assert!(inbounds::rules::Float::is_finite(&0.5_f32));
    /// ```
    fn is_finite(&self) -> bool;
}

macro_rules! int {
    ($($int:ident)*) => {$(
        impl Int for $int {
            #[inline]
            fn is_multiple(self, step: Self) -> bool {
                // Wrapping, because `MIN % -1` overflows; the result is zero.
                step != 0 && self.wrapping_rem(step) == 0
            }
        }

        impl Number for $int {
            const ZERO: Self = 0;
        }
    )*};
}
int! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! float {
    ($($float:ident)*) => {$(
        impl Number for $float {
            const ZERO: Self = 0.0;
        }

        impl Float for $float {
            #[inline]
            fn is_finite(&self) -> bool {
                $float::is_finite(*self)
            }
        }
    )*};
}
float! { f32 f64 }

/// Exact, unlike for floating-point numbers: 0.3 is a multiple of 0.1.
#[cfg(feature = "rust_decimal")]
impl Int for rust_decimal::Decimal {
    #[inline]
    fn is_multiple(self, step: Self) -> bool {
        !step.is_zero() && self.checked_rem(step).is_some_and(|rest| rest.is_zero())
    }
}

#[cfg(feature = "rust_decimal")]
impl Number for rust_decimal::Decimal {
    const ZERO: Self = rust_decimal::Decimal::ZERO;
}
