//! Visitors, through which the crate reaches the place of a field.

use core::any::Any;
use core::marker::PhantomData;
use core::mem;

use super::Fields;

/// The visitor to which the expansion passes the place of each field, in the order of the declaration.
#[doc(hidden)]
pub trait PlaceVisitor {
    fn place<T: 'static>(&mut self, place: &mut T);
}

/// Swaps a value with that of the field at an index, if their types are the same.
#[inline]
pub(crate) fn swap<F: Fields, T: 'static>(fields: &mut F, index: usize, value: &mut T) {
    let mut swap = Swap {
        index,
        next: 0,
        value,
    };
    fields.places(&mut swap);
}

/// Calls `f` with the place of the field at an index. `None` if it has another type.
#[inline]
pub(crate) fn with_place<F: Fields, T: 'static, R>(
    fields: &mut F,
    index: usize,
    f: impl FnOnce(&mut T) -> R,
) -> Option<R> {
    let mut with = With {
        index,
        next: 0,
        f: Some(f),
        result: None,
        types: PhantomData,
    };
    fields.places(&mut with);
    with.result
}

struct With<T, R, C> {
    index: usize,
    next: usize,
    f: Option<C>,
    result: Option<R>,
    types: PhantomData<fn(T)>,
}

impl<T: 'static, R, C: FnOnce(&mut T) -> R> PlaceVisitor for With<T, R, C> {
    #[inline]
    fn place<U: 'static>(&mut self, place: &mut U) {
        if self.next == self.index {
            let place: &mut dyn Any = place;
            if let (Some(place), Some(f)) = (place.downcast_mut::<T>(), self.f.take()) {
                self.result = Some(f(place));
            }
        }
        self.next += 1;
    }
}

struct Swap<'v, T> {
    index: usize,
    next: usize,
    value: &'v mut T,
}

impl<T: 'static> PlaceVisitor for Swap<'_, T> {
    #[inline]
    fn place<U: 'static>(&mut self, place: &mut U) {
        if self.next == self.index {
            let place: &mut dyn Any = place;
            if let Some(place) = place.downcast_mut::<T>() {
                mem::swap(place, self.value);
            }
        }
        self.next += 1;
    }
}
