//! `BTreeSet` and `HashSet`.

use alloc::collections::BTreeSet;
use core::any::Any;
use core::borrow::Borrow;
#[cfg(feature = "std")]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use core::marker::PhantomData;
#[cfg(feature = "std")]
use std::collections::HashSet;

#[cfg(feature = "std")]
use super::make_room;
use super::vec::explain_removed;
use super::{Edit, removed};
use crate::error::{Cause, Reporter, ValidationError};
use crate::fields::{self, Fields};
use crate::instance::Change;
use crate::rule::change::New;

macro_rules! set {
    ($type:ident [$($parameter:ident: $($bound:path),*;)?] [$($key:path),*]) => {
        impl<F: Fields, M: 'static, X, $($parameter)?> Edit<'_, F, M, $type<X $(, $parameter)?>>
        where
            X: Clone $(+ $key)* + 'static,
            $($parameter: Clone $(+ $bound)* + 'static,)?
        {
            /// Adds an element. `false` if it is there already.
            ///
            /// If a rule has to see the whole set, or there are `ensure` clauses, a copy of the set is
            /// changed: a comparison or hash of your own could fail to undo the change.
            ///
            /// # Errors
            ///
            /// Returns the element if the set would not be valid with it.
            ///
            /// ```
            /// # use inbounds::prelude::*;
            #[doc = concat!("# use std::collections::", stringify!($type), ";")]
            #[doc = concat!(
                "# validated_struct! { #[derive(Debug)] struct Post { tags: ", stringify!($type),
                "<u8> in (len(..=2), each(1..)) } }",
            )]
            /// let mut post = Post::new([1].into()).unwrap();
            /// assert_eq!(post.edit(Post::tags).insert(2).unwrap(), true);
            /// assert_eq!(post.edit(Post::tags).insert(2).unwrap(), false);
            /// assert_eq!(post.edit(Post::tags).insert(3).unwrap_err().into_value(), 3);
            /// ```
            pub fn insert(&mut self, element: X) -> Result<bool, ValidationError<X>> {
                let element = self.0.normalize(element);
                let (len, is_there) = self.0.read(|set| (set.len(), set.contains(&element)));
                if is_there {
                    return Ok(false);
                }
                let outcome = self.0.outcome(&added(&element, len + 1));
                if self.0.is_valid(outcome) {
                    return Ok(self.0.make_accepted(|set| {
                        $( make_room(PhantomData::<$parameter>, set.len(), set.capacity(), |least| set.shrink_to(least)); )?
                        set.insert(element)
                    }));
                }
                let made = self.0.make_on_copy(outcome, |set| set.insert(element.clone()));
                made.map(|_| true).map_err(|rejection| {
                    self.0.error(
                        rejection,
                        element,
                        len + 1,
                        added,
                        explain_added::<F, $type<X $(, $parameter)?>, X>,
                    )
                })
            }

            /// Removes an element. `false` if it is not there. See [`insert`](Self::insert) for the cost.
            ///
            /// # Errors
            ///
            /// If the set would not be valid without it.
            ///
            /// ```
            /// # use inbounds::prelude::*;
            #[doc = concat!("# use std::collections::", stringify!($type), ";")]
            #[doc = concat!(
                "# validated_struct! { #[derive(Debug)] struct Post { tags: ", stringify!($type),
                "<u8> in len(1..) } }",
            )]
            /// let mut post = Post::new([1, 2].into()).unwrap();
            /// assert_eq!(post.edit(Post::tags).remove(&2).unwrap(), true);
            /// assert!(post.edit(Post::tags).remove(&1).is_err());
            /// ```
            pub fn remove<Q>(&mut self, element: &Q) -> Result<bool, ValidationError<()>>
            where
                X: Borrow<Q>,
                Q: ?Sized $(+ $key)*,
            {
                let (len, is_there) = self.0.read(|set| (set.len(), set.contains(element)));
                if !is_there {
                    return Ok(false);
                }
                let outcome = self.0.outcome(&removed(&(), len - 1));
                if self.0.is_valid(outcome) {
                    return Ok(self.0.make_accepted(|set| set.take(element)).is_some());
                }
                let made = self.0.make_on_copy(outcome, |set| set.remove(element));
                made.map(|_| true).map_err(|rejection| {
                    let explain = explain_removed::<F, $type<X $(, $parameter)?>>;
                    self.0.error(rejection, (), len - 1, removed, explain)
                })
            }
        }
    };
}

set! { BTreeSet [] [Ord] }
#[cfg(feature = "std")]
set! { HashSet [S: BuildHasher;] [Eq, Hash] }

fn added<X: 'static>(element: &X, len: usize) -> Change<'_> {
    let element: &dyn Any = element;
    Change {
        len: Some(len),
        new: New::Element {
            index: None,
            replaces: false,
            element,
        },
    }
}

#[cold]
fn explain_added<F: Fields, P: 'static, X: 'static>(
    element: &X,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let change = added(element, cause.at.unwrap_or(0));
    fields::explain_change::<F, P>(cause, None, &change, reporter);
}
