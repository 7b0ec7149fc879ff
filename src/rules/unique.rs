//! No two equal elements.

use alloc::collections::BTreeMap;
use core::fmt::Debug;
#[cfg(feature = "std")]
use std::collections::HashMap;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Sequence, through_option};

/// The rule that [`unique`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Unique};
///
/// let rule: Unique = unique();
/// assert!(rule.accepts(&[3, 7]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Unique(());

/// A sequence without two elements that are `==`. A violation names each element that equals an
/// earlier one.
///
/// It asks for `PartialEq` alone and allocates nothing, so it compares every pair: n²/2
/// comparisons for n elements, at once for dozens, a millisecond for a thousand. Where there may
/// be many, bound them with [`len`](crate::rules::len), or let the field be a set. Sets, and the keys of
/// maps, are unique as they are, and are not looked at.
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
///     "tags[2]: 1 is there already, and must be unique",
/// );
/// ```
#[must_use]
pub const fn unique() -> Unique {
    Unique(())
}

/// Whether an element equals one of the `i` before it.
fn repeats<C: Sequence<Element: PartialEq> + ?Sized>(
    all: &C,
    i: usize,
    element: &C::Element,
) -> bool {
    all.elements().take(i).any(|earlier| earlier == element)
}

impl<C: Sequence<Element: PartialEq + Debug> + ?Sized> Rule<C> for Unique {
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        C::DISTINCT
            || !value
                .elements()
                .enumerate()
                .any(|(i, element)| repeats(value, i, element))
    }

    fn constraint(&self) -> Constraint {
        Constraint::Unique
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>) {
        if C::DISTINCT {
            return;
        }
        for (i, element) in value.elements().enumerate() {
            if repeats(value, i, element) {
                reporter.at_index(i, |reporter| {
                    reporter.violation(Constraint::Unique, element);
                });
            }
        }
    }
}

through_option!([C: Sequence<Element: PartialEq + Debug>] C, Unique);

macro_rules! unique_map {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        impl<$($generics)*> Rule<$map> for Unique {
            #[inline]
            fn accepts(&self, _map: &$map) -> bool {
                true
            }

            fn constraint(&self) -> Constraint {
                Constraint::Unique
            }
        }

        through_option!([$($generics)*] $map, Unique);
    )*};
}
unique_map! { [K, V] BTreeMap<K, V>; }
#[cfg(feature = "std")]
unique_map! { [K, V, S] HashMap<K, V, S>; }
