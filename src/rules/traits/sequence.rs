//! Sequences and maps: types that have elements or entries.

use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    vec::Vec,
};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

/// A type that holds elements, for [`each`](crate::rules::each) and [`unique`](crate::rules::unique).
///
/// ```
/// use inbounds::{prelude::*, rules::Sequence};
///
/// struct Deck(Vec<u8>);
/// impl Sequence for Deck {
///     type Element = u8;
///     fn elements(&self) -> impl Iterator<Item = &u8> {
///         self.0.iter()
///     }
/// }
///
/// assert!(!each(1..=52).accepts(&Deck(vec![0])));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sequence",
    note = "`each(..)` and `unique()` look into `Vec`, slices, arrays, sets and types that implement `inbounds::rules::Sequence`",
    note = "for maps there are `keys(..)` and `values(..)`; for an `Option` the rule alone, or `some(..)`"
)]
pub trait Sequence {
    /// The type of the elements.
    type Element;

    /// Whether no two elements are equal, as in a set.
    const DISTINCT: bool = false;

    /// Returns the elements, in their order.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Sequence::elements(&vec![1, 2]).count(), 2);
    /// ```
    fn elements(&self) -> impl Iterator<Item = &Self::Element>;
}

/// A type that holds keys and values, for [`keys`](crate::rules::keys) and [`values`](crate::rules::values).
///
/// ```
/// use inbounds::{prelude::*, rules::Mapping};
///
/// struct Headers(Vec<(String, u8)>);
/// impl Mapping for Headers {
///     type Key = String;
///     type Value = u8;
///     fn entries(&self) -> impl Iterator<Item = (&String, &u8)> {
///         self.0.iter().map(|(key, value)| (key, value))
///     }
/// }
///
/// assert!(!values(1..).accepts(&Headers(vec![("a".to_owned(), 0)])));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    note = "`keys(..)` and `values(..)` look into `HashMap`, `BTreeMap` and types that implement `inbounds::rules::Mapping`"
)]
pub trait Mapping {
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;

    /// Returns the entries, in their order.
    ///
    /// ```
    /// let map = std::collections::BTreeMap::from([("a", 1)]);
    /// assert_eq!(inbounds::rules::Mapping::entries(&map).next(), Some((&"a", &1)));
    /// ```
    fn entries(&self) -> impl Iterator<Item = (&Self::Key, &Self::Value)>;
}

macro_rules! sequence {
    ($([$($generics:tt)*] $type:ty, $distinct:literal;)*) => {$(
        impl<$($generics)*> Sequence for $type {
            type Element = T;

            const DISTINCT: bool = $distinct;

            #[inline]
            fn elements(&self) -> impl Iterator<Item = &T> {
                self.iter()
            }
        }
    )*};
}

sequence! {
    [T] [T], false;
    [T] &[T], false;
    [T] Box<[T]>, false;
    [T] Vec<T>, false;
    [T] VecDeque<T>, false;
    [T] LinkedList<T>, false;
    [T] BinaryHeap<T>, false;
    [T] BTreeSet<T>, true;
    [T, const N: usize] [T; N], false;
}
#[cfg(feature = "std")]
sequence! { [T, S] HashSet<T, S>, true; }

macro_rules! mapping {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Mapping for $type {
            type Key = K;
            type Value = V;

            #[inline]
            fn entries(&self) -> impl Iterator<Item = (&K, &V)> {
                self.iter()
            }
        }
    )*};
}

mapping! { [K, V] BTreeMap<K, V>; }
#[cfg(feature = "std")]
mapping! { [K, V, S] HashMap<K, V, S>; }
