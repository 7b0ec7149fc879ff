//! A field that is left out of the record.

use core::marker::PhantomData;

use super::cell::Cell;
use super::packed::may_nest;

/// The cell of a field under `#[unrecorded]`: it keeps nothing, and reads as the default.
pub struct Unrecorded<T>(PhantomData<fn() -> T>);

impl<T> Default for Unrecorded<T> {
    fn default() -> Self {
        Unrecorded(PhantomData)
    }
}

impl<T: Default + 'static> Cell for Unrecorded<T> {
    type Value = T;

    #[inline]
    fn is_plain(&self) -> bool {
        true
    }

    #[inline]
    fn may_nest(&self) -> bool {
        may_nest::<T>()
    }

    #[inline]
    fn is_recorded(&self) -> bool {
        false
    }

    #[inline]
    fn prepare(&self, _value: &T) {}

    #[inline]
    fn commit(&self, _value: &T) {}

    #[inline]
    fn settle(&self) {}

    #[inline]
    fn read(&self, _take: bool) -> Option<T> {
        Some(T::default())
    }

    fn adopt(&self, _value: &T) {}

    #[inline]
    fn clear(&self) {}
}
