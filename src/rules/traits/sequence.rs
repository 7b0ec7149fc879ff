//! Sequences and maps: types that have elements or entries.

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    rc::Rc,
    vec::Vec,
};
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
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
    note = "for maps there are `keys(..)` and `values(..)`; for an `Option` just the rule, or `some(..)`"
)]
pub trait Sequence {
    /// The type of the elements.
    type Element;

    /// Whether all elements are distinct by construction, as in a set.
    const DISTINCT: bool = false;

    /// Returns the elements in order.
    /// ```
    /// assert_eq!(inbounds::rules::Sequence::elements(&vec![1, 2]).count(), 2);
    /// ```
    fn elements(&self) -> impl Iterator<Item = &Self::Element>;

    /// Returns the elements as two consecutive slices, if they are stored like that.
    ///
    /// The second one may be empty. A rule then checks many elements at once. The default returns `None`.
    ///
    /// ```
    /// use inbounds::rules::Sequence;
    ///
    /// assert_eq!(vec![1, 2].as_slices(), Some([&[1, 2][..], &[]]));
    /// ```
    #[inline]
    fn as_slices(&self) -> Option<[&[Self::Element]; 2]> {
        None
    }

    /// Returns the sequence with each element changed.
    ///
    /// The rule `each(valid())` uses it to normalize the fields of other validated structs before they
    /// are checked. The default changes nothing, which is right for borrowed elements.
    ///
    /// ```
    /// use inbounds::rules::Sequence;
    ///
    /// assert_eq!(vec![1, 2].map_elements(&mut |element| element + 1), [2, 3]);
    /// ```
    #[must_use]
    fn map_elements(self, change: &mut dyn FnMut(Self::Element) -> Self::Element) -> Self
    where
        Self: Sized,
    {
        let _ = change;
        self
    }
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

    /// Returns the entries in order.
    ///
    /// ```
    /// let map = std::collections::BTreeMap::from([("a", 1)]);
    /// assert_eq!(inbounds::rules::Mapping::entries(&map).next(), Some((&"a", &1)));
    /// ```
    fn entries(&self) -> impl Iterator<Item = (&Self::Key, &Self::Value)>;

    /// Returns the map with each entry changed; see [`Sequence::map_elements`].
    ///
    /// ```
    /// use inbounds::rules::Mapping;
    /// use std::collections::BTreeMap;
    ///
    /// let map = BTreeMap::from([("a", 1)]);
    /// assert_eq!(map.map_entries(&mut |key, value| (key, value + 1)), BTreeMap::from([("a", 2)]));
    /// ```
    #[must_use]
    fn map_entries(self, change: &mut ChangeEntry<'_, Self::Key, Self::Value>) -> Self
    where
        Self: Sized,
    {
        let _ = change;
        self
    }
}

/// The function that [`Mapping::map_entries`] applies to each entry.
pub type ChangeEntry<'a, K, V> = dyn FnMut(K, V) -> (K, V) + 'a;

macro_rules! sequence {
    ($([$($generics:tt)*] $type:ty, $distinct:literal, |$it:ident| $slices:expr
        $(, |$this:ident, $change:ident| $map:expr)?;)*) => {$(
        impl<$($generics)*> Sequence for $type {
            type Element = T;

            const DISTINCT: bool = $distinct;

            #[inline]
            fn elements(&self) -> impl Iterator<Item = &T> {
                self.iter()
            }

            #[inline]
            fn as_slices(&self) -> Option<[&[T]; 2]> {
                let $it = self;
                $slices
            }

            $(fn map_elements(self, $change: &mut dyn FnMut(T) -> T) -> Self {
                let $this = self;
                $map
            })?
        }
    )*};
}

sequence! {
    [T] [T], false, |it| Some([it, &[]]);
    [T] &[T], false, |it| Some([it, &[]]);
    [T] Box<[T]>, false, |it| Some([it, &[]]), |this, change| this.into_iter().map(change).collect();
    [T] Rc<[T]>, false, |it| Some([it, &[]]);
    [T] Vec<T>, false, |it| Some([it, &[]]), |this, change| this.into_iter().map(change).collect();
    [T] VecDeque<T>, false, |it| Some(it.as_slices().into()), |this, change| this.into_iter().map(change).collect();
    [T] LinkedList<T>, false, |_it| None, |this, change| this.into_iter().map(change).collect();
    [T: Ord] BinaryHeap<T>, false, |it| Some([it.as_slice(), &[]]), |this, change| this.into_iter().map(change).collect();
    [T: Ord] BTreeSet<T>, true, |_it| None, |this, change| this.into_iter().map(change).collect();
    [T, const N: usize] [T; N], false, |it| Some([it, &[]]), |this, change| this.map(change);
}
#[cfg(feature = "std")]
sequence! {
    [T: Eq + Hash, S: BuildHasher] HashSet<T, S>, true, |_it| None, |this, change| {
        let mut this = this;
        let elements: Vec<T> = this.drain().map(change).collect();
        this.extend(elements);
        this
    };
}

#[cfg(target_has_atomic = "ptr")]
sequence! {
    [T] Arc<[T]>, false, |it| Some([it, &[]]);
}
#[cfg(feature = "indexmap")]
sequence! {
    [T: Eq + Hash, S: BuildHasher + Default] indexmap::IndexSet<T, S>, true, |_it| None, |this, change| {
        this.into_iter().map(change).collect()
    };
}

macro_rules! mapping {
    ($([$($generics:tt)*] $type:ty, |$this:ident, $change:ident| $map:expr;)*) => {$(
        impl<$($generics)*> Mapping for $type {
            type Key = K;
            type Value = V;

            #[inline]
            fn entries(&self) -> impl Iterator<Item = (&K, &V)> {
                self.iter()
            }

            fn map_entries(self, $change: &mut ChangeEntry<'_, K, V>) -> Self {
                let $this = self;
                $map
            }
        }
    )*};
}

mapping! {
    [K: Ord, V] BTreeMap<K, V>, |this, change| {
        this.into_iter().map(|(key, value)| change(key, value)).collect()
    };
}
#[cfg(feature = "std")]
mapping! {
    [K: Eq + Hash, V, S: BuildHasher] HashMap<K, V, S>, |this, change| {
        let mut this = this;
        let entries: Vec<(K, V)> = this.drain().map(|(key, value)| change(key, value)).collect();
        this.extend(entries);
        this
    };
}
#[cfg(feature = "indexmap")]
mapping! {
    [K: Eq + Hash, V, S: BuildHasher + Default] indexmap::IndexMap<K, V, S>, |this, change| {
        this.into_iter().map(|(key, value)| change(key, value)).collect()
    };
}
