//! Editing collections and text in place: only what changes is checked.
//!
//! A setter takes a whole value, so appending an element with it needs a copy of the collection.
//! [`EditInPlace::edit`] takes the reader of a field, and returns an [`Edit`] with the functions of the collection.
//!
//! ```
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     #[derive(Debug)]
//!     struct Order {
//!         lines: Vec<u32> in (len(1..=3), each(1..=900)),
//!         note: String in chars(..=80),
//!     }
//! }
//!
//! let mut order = Order::new(vec![5], "")?;
//! order.edit(Order::lines).push(7)?;
//! order.edit(Order::note).push_str("soon")?;
//! let err = order.edit(Order::lines).push(901).unwrap_err();
//! assert_eq!(err.to_string(), "lines[2]: 901 is not within 1..=900");
//! assert_eq!(err.into_value(), 901);
//! assert_eq!((order.lines().as_slice(), order.note()), (&[5, 7][..], "soon"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | rule | what a push checks |
//! |---|---|
//! | `len` | the new number of elements: O(1) |
//! | `each`, `keys`, `values` | the new element: O(1) |
//! | `unique`, `unique_by_eq` | the new element against the others: O(n), without hashing or allocating |
//! | tuples of these, `all_of`, `with_message` | the same |
//! | any other | the whole collection, after the change, which is undone if it is rejected |
//!
//! The `ensure` clauses are evaluated after the change, which is undone if one does not hold. If a
//! change is rejected, or if a rule or a clause panics, the value is unchanged. The error of a rejected change
//! returns the new element. The elements that do not change are not checked again, even if a rule has become
//! stricter since, as one made with [`dynamic`](crate::rules::dynamic) can.
//!
//! For a struct with a policy that keeps records, each change copies the field to the record: O(n). Declare
//! large collections in a struct without a policy.
//!
//! | file | what it holds |
//! |---|---|
//! | `reader.rs` | [`Reader`]: what `edit` takes |
//! | `element.rs` | `change`: any field, as a whole |
//! | `vec.rs`, `set.rs`, `map.rs`, `text.rs` | the functions of `Vec`, sets, maps and `String` |

mod element;
mod map;
mod reader;
mod set;
mod text;
mod vec;

pub use reader::Reader;

use core::marker::PhantomData;

use alloc::string::String;

use crate::fields::Fields;
use crate::instance::{self, Change, Declared, Editing};
use crate::rule::change::New;
use crate::validated::Validated;

/// Edits the fields of a validated struct without generic parameters in place.
///
/// The prelude exports it.
pub trait EditInPlace: Validated {
    /// Returns an [`Edit`] of a field, given its reader, such as `Order::lines`.
    ///
    /// The reader of a primitive returns a copy, so such a field cannot be edited: use the setter.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in each(1..) } }
    /// let mut order = Order::new(vec![]).unwrap();
    /// order.edit(Order::lines).push(7).unwrap();
    /// assert!(order.edit(Order::lines).push(0).is_err());
    /// assert_eq!(order.lines(), &[7]);
    /// ```
    ///
    /// A struct with generic parameters does not compile:
    ///
    /// ```compile_fail
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Batch<T: std::fmt::Debug> { items: Vec<T> in len(1..) } }
    /// let mut batch = Batch::new(vec![1]).unwrap();
    /// let _ = batch.edit(Batch::items).push(2);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `field` is not a reader of this struct, or if the field has functions after `via`, which take the
    /// whole value. It then panics in every call, whatever the values are.
    fn edit<M, T>(&mut self, field: M) -> Edit<'_, Self::Fields, M, T::Place>
    where
        M: Reader<Self, T>,
        T: InPlace + ?Sized;
}

impl<S: Declared> EditInPlace for S {
    #[inline]
    fn edit<M, T>(&mut self, _field: M) -> Edit<'_, <S as Validated>::Fields, M, T::Place>
    where
        M: Reader<Self, T>,
        T: InPlace + ?Sized,
    {
        Edit(Editing::begin(instance::by_mut(self)), PhantomData)
    }
}

/// A type to which a reader returns a reference: that of the field, or `str` for a `String`.
pub trait InPlace {
    /// The type of the field.
    type Place: 'static;
}

impl<T: 'static> InPlace for T {
    type Place = T;
}

impl InPlace for str {
    type Place = String;
}

/// A field of an instance that is edited in place. [`EditInPlace::edit`] returns it.
///
/// Each function checks everything that it changes before it returns, so nothing depends on dropping this
/// value.
#[must_use = "an edit changes nothing by itself"]
#[allow(missing_debug_implementations)]
pub struct Edit<'i, F: Fields, M, P>(Editing<'i, F, M, P>, PhantomData<fn(P)>);

/// A removal, described by the number of elements that are left.
fn removed(_value: &(), len: usize) -> Change<'_> {
    Change {
        len: Some(len),
        new: New::Nothing,
    }
}

/// Replaces a full hash table by a new one with room for one more element. Otherwise the next insertion
/// could rehash a table full of removed entries in place, and would lose elements if a `Hash` of the user
/// panics.
#[cfg(feature = "std")]
#[inline]
fn make_room<S>(
    _hasher: PhantomData<S>,
    len: usize,
    capacity: usize,
    shrink_to: impl FnOnce(usize),
) {
    if len == capacity {
        shrink_to(len + 1);
    }
}
