//! What is known about a field without a rule: whether it is a validated struct, or holds fields that nothing
//! has checked, which is an error.

use core::marker::PhantomData;

use alloc::collections::{BTreeMap, VecDeque};
use alloc::{boxed::Box, vec::Vec};

use super::{Field, Fields};

/// Finds out whether `T` is a validated struct, or holds fields that nothing has checked.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Nested<T>(PhantomData<T>);

impl<T> Nested<T> {
    #[doc(hidden)]
    pub const NEW: Self = Nested(PhantomData);
}

/// The fields of `T` if it is a validated struct. An inherent constant takes precedence over that of
/// a trait.
#[doc(hidden)]
pub trait NotNested {
    #[doc(hidden)]
    const __FIELDS: Option<&'static [Field]> = None;
}

impl<T> NotNested for Nested<T> {}

/// The second of the traits by which method resolution finds out what is known about a type.
#[doc(hidden)]
pub trait IsUnchecked<T> {
    #[doc(hidden)]
    fn __fields(&self) -> HeldFields<T>;
}

impl<T: HoldsFields> IsUnchecked<T> for &Nested<T> {
    #[inline]
    fn __fields(&self) -> HeldFields<T> {
        HeldFields(PhantomData)
    }
}

/// The last one.
#[doc(hidden)]
pub trait IsOther {
    #[doc(hidden)]
    fn __fields(&self) -> NestedFields;
}

impl<T> IsOther for Nested<T> {
    #[inline]
    fn __fields(&self) -> NestedFields {
        NestedFields(None)
    }
}

/// The fields of a validated struct, or of another type none.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct NestedFields(Option<&'static [Field]>);

/// A value that holds fields that nothing has checked.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct HeldFields<T>(PhantomData<T>);

/// What a field without a rule may hold.
#[doc(hidden)]
pub trait NeedsNoRule<S, M> {
    #[doc(hidden)]
    fn fields(self) -> Option<&'static [Field]>;
}

impl NestedFields {
    pub(crate) const fn of(fields: &'static [Field]) -> Self {
        NestedFields(Some(fields))
    }
}

impl<S, M> NeedsNoRule<S, M> for NestedFields {
    #[inline]
    fn fields(self) -> Option<&'static [Field]> {
        self.0
    }
}

impl<S, M, T: IsChecked<S, M>> NeedsNoRule<S, M> for HeldFields<T> {
    fn fields(self) -> Option<&'static [Field]> {
        None
    }
}

/// Fields structs that need no check: none do, so that this is the error.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: nothing checks the `{Self}` of a field",
    label = "its fields structs are not checked",
    note = "the field is read by `{M}`",
    note = "`in valid()` checks fields, `in each(valid())` those in a collection; the validated struct itself needs no rule",
    note = "`in unchecked()` says that they are not to be checked"
)]
pub trait IsChecked<S, M> {}

/// A type that holds fields structs.
#[doc(hidden)]
pub trait HoldsFields {}

impl<F: Fields> HoldsFields for F {}
impl<T: HoldsFields> HoldsFields for Option<T> {}
impl<T: HoldsFields> HoldsFields for Vec<T> {}
impl<T: HoldsFields> HoldsFields for [T] {}
impl<T: HoldsFields> HoldsFields for Box<[T]> {}
impl<T: HoldsFields> HoldsFields for VecDeque<T> {}
impl<T: HoldsFields, const N: usize> HoldsFields for [T; N] {}
impl<K, V: HoldsFields> HoldsFields for BTreeMap<K, V> {}
#[cfg(feature = "std")]
impl<K, V: HoldsFields, S> HoldsFields for std::collections::HashMap<K, V, S> {}
