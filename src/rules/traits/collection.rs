//! Collections: types that have a number of elements.

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    rc::Rc,
    vec::Vec,
};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

/// A type that holds a number of elements, for [`len`](crate::rules::len).
///
/// Text is not a collection: its length is checked by [`chars`](crate::rules::chars).
///
/// ```
/// use inbounds::rules::Collection;
/// use inbounds::prelude::*;
///
/// struct Deck(Vec<u8>);
/// impl Collection for Deck {
///     fn count(&self) -> usize {
///         self.0.len()
///     }
/// }
///
/// assert!(!len(1..=52).accepts(&Deck(vec![])));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection",
    note = "`len(..)` counts the elements of `Vec`, slices, arrays, sets, maps and of types that implement `inbounds::rules::Collection`",
    note = "for text there is `chars(..)`: there is no silent unit"
)]
pub trait Collection {
    /// Returns how many elements there are. O(1) for every collection of the standard library.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Collection::count(&vec![1, 2]), 2);
    /// ```
    fn count(&self) -> usize;
}

macro_rules! collection {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Collection for $type {
            #[inline]
            fn count(&self) -> usize {
                self.len()
            }
        }
    )*};
}

collection! {
    [T] [T];
    [T] &[T];
    [T] Box<[T]>;
    [T] Rc<[T]>;
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] LinkedList<T>;
    [T] BinaryHeap<T>;
    [T] BTreeSet<T>;
    [K, V] BTreeMap<K, V>;
    [T, const N: usize] [T; N];
}
#[cfg(feature = "std")]
collection! {
    [T, S] HashSet<T, S>;
    [K, V, S] HashMap<K, V, S>;
}
#[cfg(target_has_atomic = "ptr")]
collection! {
    [T] Arc<[T]>;
}
#[cfg(feature = "indexmap")]
collection! {
    [T, S] indexmap::IndexSet<T, S>;
    [K, V, S] indexmap::IndexMap<K, V, S>;
}
