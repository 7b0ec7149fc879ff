//! Elements that can be looked up, so that equal ones are found in linear time.

use core::hash::Hash;

/// A type whose values [`unique`](crate::rules::unique()) can tell apart.
///
/// Every type that is `Hash + Eq` is one, by its hash, and so are the floating-point numbers, by their
/// bits. The parameter only keeps these two apart; the compiler infers it.
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
    /// What equal values have in common, and no others.
    type Key<'a>: Hash + Eq
    where
        Self: 'a;

    /// Returns the key of the value, or `None` if the value equals nothing, not even itself.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Distinct::key(&7_u8), Some(&7));
    /// ```
    fn key(&self) -> Option<Self::Key<'_>>;
}

/// How values are told apart: the parameter of [`Distinct`].
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

    /// By the bits of a floating-point number, two zeros being one.
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
                // The sum makes one zero of two.
                (!self.is_nan()).then(|| (*self + 0.0).to_bits())
            }
        }
    )*};
}
float! { f32 u32 f64 u64 }
