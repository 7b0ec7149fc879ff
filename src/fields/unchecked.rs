//! Fields without a rule.
//!
//! A field whose type is a validated struct needs none. A field that holds fields structs, which nothing has
//! checked, is an error.

use core::cell::{Cell, OnceCell, RefCell};
use core::cmp::Reverse;
use core::marker::PhantomData;

use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    rc::Rc,
    vec::Vec,
};
#[cfg(feature = "std")]
use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, OnceLock, RwLock},
};

use super::{Field, Fields};
use crate::secret::Secret;

/// Finds out whether `T` is a validated struct, or holds fields structs that nothing has checked.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Nested<T>(PhantomData<T>);

impl<T> Nested<T> {
    #[doc(hidden)]
    pub const NEW: Self = Nested(PhantomData);
}

/// The fields of `T` if it is a validated struct: an inherent constant takes precedence over that of this
/// trait.
#[doc(hidden)]
pub trait NotNested {
    #[doc(hidden)]
    const __FIELDS: Option<&'static [Field]> = None;
}

impl<T> NotNested for Nested<T> {}

/// The second of the traits by which method resolution finds out what is known about a type.
#[doc(hidden)]
pub trait IsUnchecked<T, P> {
    #[doc(hidden)]
    fn __fields(&self) -> HeldFields<T>;
}

impl<T: HoldsFields<P>, P> IsUnchecked<T, P> for &Nested<T> {
    #[inline]
    fn __fields(&self) -> HeldFields<T> {
        HeldFields(PhantomData)
    }
}

/// The last of these traits.
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

/// The fields of a type if it is a validated struct.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct NestedFields(Option<&'static [Field]>);

/// A type that holds fields structs that nothing has checked.
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

/// Implemented by no fields struct, because all of them need a check: this bound is the error.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: nothing checks the `{Self}` of a field",
    label = "its fields structs are not checked",
    note = "the field is read by `{M}`",
    note = "`in valid()` checks fields, `in each(valid())` those in a collection; anywhere else hold the validated struct itself, which needs no rule",
    note = "`in unchecked()` says that they are not to be checked"
)]
pub trait IsChecked<S, M> {}

/// A type that holds fields structs. `P` is the path to them, which the compiler infers. Without it the impls for
/// the places in one type, such as keys and values, would overlap.
#[doc(hidden)]
pub trait HoldsFields<P> {}

/// A step of the path to a fields struct: the number of a type argument.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Through<P, const ARGUMENT: usize>(PhantomData<P>);

impl<F: Fields> HoldsFields<()> for F {}

macro_rules! holds {
    ($($(#[$cfg:meta])* [$($generics:tt)*] $type:ty: $held:ident $argument:tt;)*) => {$(
        $(#[$cfg])*
        impl<$($generics)*, P> HoldsFields<Through<P, { $argument }>> for $type
        where
            $held: HoldsFields<P>,
        {
        }
    )*};
}

holds! {
    ['a, T: ?Sized] &'a T: T 0;
    [T: ?Sized] Box<T>: T 0;
    [T: ?Sized] Rc<T>: T 0;
    #[cfg(target_has_atomic = "ptr")]
    [T: ?Sized] Arc<T>: T 0;
    ['a, T: ?Sized + ToOwned] Cow<'a, T>: T 0;
    [T] Secret<T>: T 0;
    [T] Option<T>: T 0;
    [T, E] Result<T, E>: T 0;
    [T, E] Result<T, E>: E 1;
    [T] [T]: T 0;
    [T, const N: usize] [T; N]: T 0;
    [T] Vec<T>: T 0;
    [T] VecDeque<T>: T 0;
    [T] LinkedList<T>: T 0;
    [T] BinaryHeap<T>: T 0;
    [T] BTreeSet<T>: T 0;
    [K, V] BTreeMap<K, V>: K 0;
    [K, V] BTreeMap<K, V>: V 1;
    [T] Cell<T>: T 0;
    [T: ?Sized] RefCell<T>: T 0;
    [T] OnceCell<T>: T 0;
    [T] Reverse<T>: T 0;
}

#[cfg(feature = "std")]
holds! {
    [T, S] HashSet<T, S>: T 0;
    [K, V, S] HashMap<K, V, S>: K 0;
    [K, V, S] HashMap<K, V, S>: V 1;
    [T: ?Sized] Mutex<T>: T 0;
    [T: ?Sized] RwLock<T>: T 0;
    [T] OnceLock<T>: T 0;
}

#[cfg(feature = "indexmap")]
holds! {
    [T, S] indexmap::IndexSet<T, S>: T 0;
    [K, V, S] indexmap::IndexMap<K, V, S>: K 0;
    [K, V, S] indexmap::IndexMap<K, V, S>: V 1;
}

/// A tuple holds fields structs if any of its elements does.
macro_rules! tuple {
    ($($element:ident $i:tt)*) => { tuple! { @ [$($element)*] $($element $i)* } };
    (@ $all:tt $($element:ident $i:tt)*) => { $( tuple! { # $all $element $i } )* };
    (# [$($all:ident)*] $element:ident $i:tt) => {
        holds! { [$($all),*] ($($all,)*): $element $i; }
    };
}
tuple! { A 0 }
tuple! { A 0 B 1 }
tuple! { A 0 B 1 C 2 }
tuple! { A 0 B 1 C 2 D 3 }
tuple! { A 0 B 1 C 2 D 3 E 4 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
