//! `BTreeMap` and `HashMap`.

use alloc::collections::BTreeMap;
use core::borrow::Borrow;
#[cfg(feature = "std")]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use core::marker::PhantomData;
use core::mem;
#[cfg(feature = "std")]
use std::collections::HashMap;

#[cfg(feature = "std")]
use super::make_room;
use super::vec::explain_removed;
use super::{Edit, removed};
use crate::error::{Cause, Reporter, ValidationError};
use crate::fields::{self, Fields};
use crate::instance::Change;
use crate::rule::change::New;

macro_rules! map {
    ($type:ident [$($parameter:ident: $($bound:path),*;)?] [$($key:path),*]) => {
        impl<F: Fields, M: 'static, K, V, $($parameter)?>
            Edit<'_, F, M, $type<K, V $(, $parameter)?>>
        where
            K: Clone $(+ $key)* + 'static,
            V: Clone + 'static,
            $($parameter: Clone $(+ $bound)* + 'static,)?
        {
            /// Inserts an entry, and returns the old value of the key.
            ///
            /// If a rule has to see the whole map, or there are `ensure` clauses, a copy of the map is
            /// changed: a comparison or hash of your own could fail to undo the change.
            ///
            /// # Errors
            ///
            /// Returns the entry if the map would not be valid with it.
            ///
            /// ```
            /// # use inbounds::prelude::*;
            #[doc = concat!("# use std::collections::", stringify!($type), ";")]
            #[doc = concat!(
                "# validated_struct! { #[derive(Debug)] struct Quota { limits: ", stringify!($type),
                "<String, u8> in (keys(chars(1..=8)), values(..=100)) } }",
            )]
            /// let mut quota = Quota::new(Default::default()).unwrap();
            /// assert_eq!(quota.edit(Quota::limits).insert("eu".to_owned(), 5).unwrap(), None);
            /// assert_eq!(quota.edit(Quota::limits).insert("eu".to_owned(), 6).unwrap(), Some(5));
            /// let err = quota.edit(Quota::limits).insert("us".to_owned(), 101).unwrap_err();
            /// assert_eq!(err.to_string(), "limits[\"us\"]: 101 is not at most 100");
            /// assert_eq!(err.into_value(), ("us".to_owned(), 101));
            /// ```
            pub fn insert(&mut self, key: K, value: V) -> Result<Option<V>, ValidationError<(K, V)>> {
                let entry = self.0.normalize((key, value));
                let (len, is_there) = self.0.read(|map| (map.len(), map.contains_key(&entry.0)));
                let after = len + usize::from(!is_there);
                let outcome = self.0.outcome(&inserted(&entry, after));
                if self.0.is_valid(outcome) {
                    // Only a map whose keys compare inconsistently fails here; its length is kept.
                    let (key, value) = entry;
                    if is_there {
                        return Ok(self.0.make_accepted(|map| {
                            map.get_mut(&key).map(|place| mem::replace(place, value))
                        }));
                    }
                    return Ok(self.0.make_accepted(|map| {
                        $( make_room(PhantomData::<$parameter>, map.len(), map.capacity(), |least| map.shrink_to(least)); )?
                        map.insert(key, value)
                    }));
                }
                let made = self.0.make_on_copy(outcome, |map| map.insert(entry.0.clone(), entry.1.clone()));
                made.map_err(|rejection| {
                    self.0.error(
                        rejection,
                        entry,
                        after,
                        inserted,
                        explain_inserted::<F, $type<K, V $(, $parameter)?>, K, V>,
                    )
                })
            }

            /// Removes the entry of a key, and returns its value. See [`insert`](Self::insert) for the cost.
            ///
            /// # Errors
            ///
            /// If the map would not be valid without it.
            ///
            /// ```
            /// # use inbounds::prelude::*;
            #[doc = concat!("# use std::collections::", stringify!($type), ";")]
            #[doc = concat!(
                "# validated_struct! { #[derive(Debug)] struct Quota { limits: ", stringify!($type),
                "<String, u8> in len(1..) } }",
            )]
            /// let mut quota = Quota::new([("eu".to_owned(), 5)].into()).unwrap();
            /// assert_eq!(quota.edit(Quota::limits).remove("us").unwrap(), None);
            /// assert!(quota.edit(Quota::limits).remove("eu").is_err());
            /// assert_eq!(quota.limits()["eu"], 5);
            /// ```
            pub fn remove<Q>(&mut self, key: &Q) -> Result<Option<V>, ValidationError<()>>
            where
                K: Borrow<Q>,
                Q: ?Sized $(+ $key)*,
            {
                let (len, is_there) = self.0.read(|map| (map.len(), map.contains_key(key)));
                if !is_there {
                    return Ok(None);
                }
                let outcome = self.0.outcome(&removed(&(), len - 1));
                if self.0.is_valid(outcome) {
                    let entry = self.0.make_accepted(|map| map.remove_entry(key));
                    return Ok(entry.map(|(_key, value)| value));
                }
                let made = self.0.make_on_copy(outcome, |map| map.remove(key));
                made.map_err(|rejection| {
                    let explain = explain_removed::<F, $type<K, V $(, $parameter)?>>;
                    self.0.error(rejection, (), len - 1, removed, explain)
                })
            }

            /// Changes a copy of the value of a key, which then replaces it. Returns what `change` returns;
            /// `None` if there is no such key.
            ///
            /// # Errors
            ///
            /// Returns the entry if the map would not be valid with the changed value.
            ///
            /// ```
            /// # use inbounds::prelude::*;
            #[doc = concat!("# use std::collections::", stringify!($type), ";")]
            #[doc = concat!(
                "# validated_struct! { #[derive(Debug)] struct Quota { limits: ", stringify!($type),
                "<String, u8> in values(..=100) } }",
            )]
            /// let mut quota = Quota::new([("eu".to_owned(), 99)].into()).unwrap();
            /// quota.edit(Quota::limits).change_at("eu", |limit| *limit += 1).unwrap();
            /// assert!(quota.edit(Quota::limits).change_at("eu", |limit| *limit += 1).is_err());
            /// assert_eq!(quota.limits()["eu"], 100);
            /// ```
            pub fn change_at<Q, R>(
                &mut self,
                key: &Q,
                change: impl FnOnce(&mut V) -> R,
            ) -> Result<Option<R>, ValidationError<(K, V)>>
            where
                K: Borrow<Q>,
                Q: ?Sized $(+ $key)*,
            {
                let entry = self.0.read(|map| {
                    map.get_key_value(key)
                        .map(|(key, value)| (key.clone(), value.clone()))
                });
                let Some((key, mut value)) = entry else {
                    return Ok(None);
                };
                let result = change(&mut value);
                self.insert(key, value).map(|_old| Some(result))
            }
        }
    };
}

map! { BTreeMap [] [Ord] }
#[cfg(feature = "std")]
map! { HashMap [S: BuildHasher;] [Eq, Hash] }

fn inserted<K: 'static, V: 'static>((key, value): &(K, V), len: usize) -> Change<'_> {
    Change {
        len: Some(len),
        new: New::Entry { key, value },
    }
}

#[cold]
fn explain_inserted<F: Fields, P: 'static, K: 'static, V: 'static>(
    entry: &(K, V),
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let change = inserted(entry, cause.at.unwrap_or(0));
    fields::explain_change::<F, P>(cause, None, &change, reporter);
}
