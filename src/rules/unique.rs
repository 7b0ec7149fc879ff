//! No two equal elements.

use core::fmt::Debug;
use core::marker::PhantomData;
use core::ops::ControlFlow;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rule::change::{Change, Outcome};
use crate::rules::{Distinct, Holds, Sequence, added, by, kind};

/// The rule that [`unique`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Unique};
///
/// let rule: Unique = unique();
/// assert!(rule.accepts(&[3, 7]));
/// ```
pub struct Unique<By = by::Hash>(PhantomData<fn(By)>);

/// Accepts a sequence without two equal elements. A violation names each that equals an earlier one.
///
/// The elements are `Hash + Eq`, or floating-point numbers; see [`Distinct`]. For other types use
/// [`unique_by_eq`](crate::rules::unique_by_eq()). O(n): up to sixteen elements are compared
/// pairwise; more are hashed, which allocates. With the feature `std` the hash has a random key, so
/// that colliding elements cannot be chosen. A set is accepted without a look at its elements.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Post {
///         tags: Vec<u8> in unique(),
///     }
/// }
///
/// assert!(Post::new(vec![1, 2]).is_ok());
/// assert_eq!(
///     Post::new(vec![1, 2, 1]).unwrap_err().to_string(),
///     "tags[2]: 1 is a duplicate of element 0",
/// );
/// ```
#[must_use]
pub const fn unique<By>() -> Unique<By> {
    Unique(PhantomData)
}

/// How many elements are compared pairwise before the others are hashed.
const FEW: usize = 16;

/// Calls `found` with each element that equals an earlier one: its index, and the first index of
/// such an element.
#[inline]
fn duplicates<'c, C, By, B>(
    all: &'c C,
    mut found: impl FnMut(usize, &'c C::Element, usize) -> ControlFlow<B>,
) -> ControlFlow<B>
where
    C: Sequence<Element: Distinct<By>> + ?Sized,
{
    let mut few = [const { None }; FEW];
    let mut elements = all.elements().enumerate();
    for (i, element) in elements.by_ref().take(FEW) {
        let Some(key) = element.key() else { continue };
        match few[..i]
            .iter()
            .position(|earlier| earlier.as_ref() == Some(&key))
        {
            Some(first) => found(i, element, first)?,
            None => few[i] = Some(key),
        }
    }
    let Some((i, element)) = elements.next() else {
        return ControlFlow::Continue(());
    };
    // The size hint is not trusted: a custom sequence may return any number.
    let mut seen = Seen::with_capacity(elements.size_hint().0.min(MOST_RESERVED) + FEW + 1);
    for (i, key) in few.into_iter().enumerate() {
        if let Some(key) = key {
            seen.insert(key, i);
        }
    }
    for (i, element) in core::iter::once((i, element)).chain(elements) {
        if let Some(key) = element.key() {
            if let Some(first) = seen.insert(key, i) {
                found(i, element, first)?;
            }
        }
    }
    ControlFlow::Continue(())
}

const MOST_RESERVED: usize = 1 << 20;

/// The keys so far, with the index of the first element of each.
#[cfg(feature = "std")]
struct Seen<K>(std::collections::HashMap<K, usize>);

#[cfg(feature = "std")]
impl<K: core::hash::Hash + Eq> Seen<K> {
    fn with_capacity(capacity: usize) -> Self {
        Seen(std::collections::HashMap::with_capacity(capacity))
    }

    /// Returns the first index of the key if it was there before.
    #[inline]
    fn insert(&mut self, key: K, index: usize) -> Option<usize> {
        match self.0.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(index);
                None
            }
        }
    }
}

/// The same, in a tree of hashes.
#[cfg(not(feature = "std"))]
struct Seen<K>(alloc::collections::BTreeMap<u64, alloc::vec::Vec<(K, usize)>>);

#[cfg(not(feature = "std"))]
impl<K: core::hash::Hash + Eq> Seen<K> {
    fn with_capacity(_capacity: usize) -> Self {
        Seen(alloc::collections::BTreeMap::new())
    }

    fn insert(&mut self, key: K, index: usize) -> Option<usize> {
        use core::hash::Hasher as _;

        // Deprecated for its name's sake; `core` has no other hasher.
        #[allow(deprecated)]
        let mut hasher = core::hash::SipHasher::new();
        key.hash(&mut hasher);
        let same_hash = self.0.entry(hasher.finish()).or_default();
        if let Some((_, first)) = same_hash.iter().find(|(other, _)| *other == key) {
            return Some(*first);
        }
        same_hash.push((key, index));
        None
    }
}

/// The index of the first element that equals `element`, other than the one at `except`.
fn equal_to<'c, C, By>(all: &'c C, element: &'c C::Element, except: Option<usize>) -> Option<usize>
where
    C: Sequence<Element: Distinct<By>> + ?Sized,
{
    let key = element.key()?;
    let mut others = all.elements().enumerate();
    others
        .find(|&(i, other)| except != Some(i) && other.key().as_ref() == Some(&key))
        .map(|(i, _)| i)
}

#[diagnostic::do_not_recommend]
impl<C, By> Rule<C> for Unique<By>
where
    C: Holds<kind::Sequence, Held: Sequence<Element: Distinct<By> + Debug>> + ?Sized,
{
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        <C::Held as Sequence>::DISTINCT
            || value.held().is_none_or(|value| {
                duplicates::<_, By, _>(value, |_, _, _| ControlFlow::Break(())).is_continue()
            })
    }

    #[inline]
    fn excludes(&self, value: &C) -> bool {
        value.held().is_none() || !self.accepts(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Unique
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>)
    where
        C: Debug,
    {
        if reporter.is_forced() {
            return reporter.reject(self, value, C::WRAP);
        }
        let Some(value) = value.held().filter(|_| !<C::Held as Sequence>::DISTINCT) else {
            return;
        };
        reporter.within(C::WRAP, |reporter| {
            let _ = duplicates::<_, By, ()>(value, |i, element, first| {
                reporter.at_element(i, |reporter| reporter.duplicate(element, first));
                ControlFlow::Continue(())
            });
        });
    }

    /// Compares the new element with each other one: O(n), without hashing.
    fn outcome(&self, before: &C, change: &Change<'_>) -> Outcome
    where
        C: 'static,
    {
        added::outcome(before, change, |all, element, except| {
            equal_to::<_, By>(all, element, except)
        })
    }

    fn report_change(&self, before: Option<&C>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        C: 'static,
    {
        added::report(before, change, reporter, |all, element, except| {
            equal_to::<_, By>(all, element, except)
        });
    }
}

impl<By> Clone for Unique<By> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<By> Copy for Unique<By> {}

impl<By> Debug for Unique<By> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Unique")
    }
}
