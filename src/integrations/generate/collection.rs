//! What contains other values: options, boxes, secrets, tuples, sequences and maps.

use core::hash::{BuildHasher, Hash};
use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use super::leaves::{Count, leaves};
use super::{Generate, Made, Source, Stuck};
use crate::Secret;
use crate::constraint::{Constraint, Unit};

/// How often an element that is a duplicate is made again: often if one more is required, seldom if
/// not.
const TRIES: [usize; 2] = [300, 20];

/// A rule for `T` is also one for `Option<T>`, and accepts `None`.
impl<S: Source, T: Generate<S>> Generate<S> for Option<T> {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        let mut leaves = leaves(source, constraints);
        let count = leaves.len();
        leaves.retain(|leaf| *leaf != Constraint::Required);
        if leaves.len() < count {
            return T::generate(source, &leaves).map(Some);
        }
        if source.is_deep() || source.draw(3) == 0 {
            return Ok(None);
        }
        Ok(T::generate(source, &leaves).ok())
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(one), Some(other)) => one.same(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl<S: Source, T: Generate<S>> Generate<S> for Box<T> {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        T::generate(source, constraints).map(Box::new)
    }

    fn same(&self, other: &Self) -> bool {
        (**self).same(other)
    }
}

impl<S: Source, T: Generate<S>> Generate<S> for Secret<T> {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        T::generate(source, constraints).map(Secret::new)
    }

    fn same(&self, other: &Self) -> bool {
        self.expose().same(other.expose())
    }
}

macro_rules! tuple {
    ($($type:ident $i:tt),*) => {
        impl<S: Source, $($type: Generate<S>),*> Generate<S> for ($($type,)*) {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                let all = elementwise(source, constraints);
                let at = |i: usize| all.iter().filter_map(|one| one.get(i).cloned()).collect::<Vec<_>>();
                Ok(($($type::generate(source, &at($i))?,)*))
            }

            fn same(&self, other: &Self) -> bool {
                $(self.$i.same(&other.$i))&&*
            }
        }
    };
}
tuple! { A 0 }
tuple! { A 0, B 1 }
tuple! { A 0, B 1, C 2 }
tuple! { A 0, B 1, C 2, D 3 }
tuple! { A 0, B 1, C 2, D 3, E 4 }
tuple! { A 0, B 1, C 2, D 3, E 4, F 5 }
tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
tuple! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }

/// The constraints on the elements of a tuple, in their order.
fn elementwise<S: Source>(source: &mut S, constraints: &[Constraint]) -> Vec<Vec<Constraint>> {
    let leaves = leaves(source, constraints).into_iter();
    leaves
        .filter_map(|leaf| match leaf {
            Constraint::Elements(elements) => Some(elements),
            _ => None,
        })
        .collect()
}

/// The constraints on a collection.
#[derive(Default)]
struct Demands {
    count: Count,
    is_unique: bool,
    each: Vec<Constraint>,
    keys: Vec<Constraint>,
    values: Vec<Constraint>,
}

impl Demands {
    fn of<S: Source>(source: &mut S, constraints: &[Constraint]) -> Self {
        let mut all = Demands::default();
        for leaf in leaves(source, constraints) {
            match leaf {
                Constraint::Length {
                    unit: Unit::Items,
                    start,
                    end,
                } => all.count.narrow(start, end),
                Constraint::Unique => all.is_unique = true,
                Constraint::Each(each) => all.each.push(*each),
                Constraint::Keys(each) => all.keys.push(*each),
                Constraint::Values(each) => all.values.push(*each),
                _ => {}
            }
        }
        all
    }
}

/// Makes elements, without duplicates if that is required.
fn elements<S: Source, T: Generate<S>>(
    source: &mut S,
    constraints: &[Constraint],
    is_set: bool,
) -> Made<Vec<T>> {
    let all = Demands::of(source, constraints);
    let room = all.count.room().ok_or_else(|| Stuck::of(constraints))?;
    let planned = if source.is_deep() {
        0
    } else {
        source.plan(&room.favoured, &room.usual)
    };
    let mut made: Vec<T> = Vec::new();
    let mut tries = 0;
    loop {
        if let Some(more) = made
            .len()
            .checked_sub(all.count.least)
            .map(|more| more as u64)
        {
            if source.is_deep() || more >= room.most || !source.more(more < planned) {
                break;
            }
        }
        let one = match T::generate(source, &all.each) {
            Ok(one) => one,
            Err(_) if made.len() >= all.count.least => break,
            Err(stuck) => return Err(stuck),
        };
        if !(is_set || all.is_unique) || !made.iter().any(|other| one.same(other)) {
            made.push(one);
            tries = 0;
            continue;
        }
        tries += 1;
        if tries >= TRIES[usize::from(made.len() >= all.count.least)] || source.is_dry() {
            break;
        }
    }
    if made.len() < all.count.least {
        return Err(Stuck::of(constraints));
    }
    Ok(made)
}

macro_rules! sequence {
    ($([$($generics:tt)*] $type:ty, $is_set:literal;)*) => {$(
        impl<S: Source, $($generics)*> Generate<S> for $type {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                elements(source, constraints, $is_set).map(|made| made.into_iter().collect())
            }

            fn same(&self, other: &Self) -> bool {
                self.len() == other.len()
                    && self.iter().zip(other).all(|(one, other)| one.same(other))
            }
        }
    )*};
}

sequence! {
    [T: Generate<S>] Vec<T>, false;
    [T: Generate<S>] VecDeque<T>, false;
    [T: Generate<S>] LinkedList<T>, false;
    [T: Generate<S>] Box<[T]>, false;
    [T: Generate<S> + Ord] BinaryHeap<T>, false;
    [T: Generate<S> + Ord] BTreeSet<T>, true;
    [T: Generate<S> + Eq + Hash, H: BuildHasher + Default] HashSet<T, H>, true;
}

impl<S: Source, T: Generate<S>, const N: usize> Generate<S> for [T; N] {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        let exactly = Bound::Included(N);
        let length = Constraint::Length {
            unit: Unit::Items,
            start: exactly,
            end: exactly,
        };
        let mut all = leaves(source, constraints);
        all.push(length);
        let made: Vec<T> = elements(source, &all, false)?;
        <[T; N]>::try_from(made).map_err(|_| Stuck::of(constraints))
    }

    fn same(&self, other: &Self) -> bool {
        self.iter().zip(other).all(|(one, other)| one.same(other))
    }
}

macro_rules! mapping {
    ($([$key:path, $($generics:tt)*] $type:ty;)*) => {$(
        impl<S: Source, K: Generate<S> + $key, V: Generate<S>, $($generics)*> Generate<S> for $type {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                let Demands { count, keys, values, .. } = Demands::of(source, constraints);
                let start = Bound::Included(count.least);
                let end = count.greatest.map_or(Bound::Unbounded, Bound::Included);
                let length = Constraint::Length { unit: Unit::Items, start, end };
                let each = Constraint::Each(Box::new(Constraint::AllOf(keys)));
                let keys: Vec<K> = elements(source, &[length, each], true)?;
                keys.into_iter().map(|key| Ok((key, V::generate(source, &values)?))).collect()
            }
        }
    )*};
}

/// The bounds on the key of a `HashMap`.
trait HashKey: Eq + Hash {}

impl<K: Eq + Hash> HashKey for K {}

mapping! { [Ord,] BTreeMap<K, V>; [HashKey, H: BuildHasher + Default] HashMap<K, V, H>; }
