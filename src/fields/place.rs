//! How the crate reaches the place of a field.

use core::any::Any;
use core::mem;

use super::Fields;

/// What the expansion shows each field, in the order of the declaration.
#[doc(hidden)]
pub trait PlaceVisitor {
    fn place<T: 'static>(&mut self, place: &mut T);
}

/// Swaps a value with that of the field at an index, if it has the same type.
#[inline]
pub(crate) fn swap<F: Fields, T: 'static>(fields: &mut F, index: usize, value: &mut T) {
    let mut swap = Swap {
        index,
        next: 0,
        value,
    };
    fields.places(&mut swap);
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
