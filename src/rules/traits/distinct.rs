//! Elements that can be looked up, so that equal ones are found in linear time.

use core::hash::Hash;

/// A type whose equal values [`unique`](crate::rules::unique()) can find in linear time.
///
/// Every type that is `Hash + Eq` implements it by its hash, and floating-point numbers by their bits.
/// The parameter distinguishes the two; the compiler infers it.
///
/// ```
/// use inbounds::rules::Distinct;
///
/// assert_eq!("a".key(), Some(&"a"));
/// assert_eq!((-0.0).key(), 0.0.key()); // they are equal
/// assert_eq!(f64::NAN.key(), None); // equal to nothing
/// ```
#[diagnostic::on_unimplemented(
    message = "`unique()` does not know how to look up a `{Self}`",
    note = "add `#[derive(PartialEq, Eq, Hash)]` to `{Self}`",
    note = "for elements that are only `PartialEq` there is `unique_by_eq()`, which compares each pair"
)]
pub trait Distinct<By> {
    /// A key that is the same for equal values, and different for others.
    type Key<'a>: Hash + Eq
    where
        Self: 'a;

    /// Returns the key of the value; `None` if the value equals nothing, not even itself.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Distinct::key(&7_u8), Some(&7));
    /// ```
    fn key(&self) -> Option<Self::Key<'_>>;
}

/// The ways in which equal values are found: the parameter of [`Distinct`].
///
/// ```
/// use inbounds::{prelude::*, rules::{Unique, by}};
///
/// let rule: Unique<by::Bits> = unique();
/// assert!(rule.accepts(&[0.5, 1.5]));
/// ```
pub mod by {
    /// By `Hash` and `Eq`.
    #[derive(Debug)]
    pub enum Hash {}

    /// By the bits of a floating-point number; the two zeros are equal.
    #[derive(Debug)]
    pub enum Bits {}
}

#[diagnostic::do_not_recommend]
impl<T: Hash + Eq> Distinct<by::Hash> for T {
    type Key<'a>
        = &'a T
    where
        T: 'a;

    #[inline]
    fn key(&self) -> Option<&T> {
        Some(self)
    }
}

macro_rules! float {
    ($($float:ident $bits:ident)*) => {$(
        impl Distinct<by::Bits> for $float {
            type Key<'a> = $bits;

            #[inline]
            fn key(&self) -> Option<$bits> {
                // The sum turns -0.0 into 0.0.
                (!self.is_nan()).then(|| (*self + 0.0).to_bits())
            }
        }
    )*};
}
float! { f32 u32 f64 u64 }
