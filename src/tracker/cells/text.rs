//! A `String`, copied under a lock.

use core::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::cell::Cell;

/// The cell of a `String`. It copies into the text that it holds, so that an assignment allocates only if the
/// new text is longer than all previous ones.
///
/// Only code of the standard library runs under the lock.
#[derive(Default)]
pub struct Text(Mutex<String>);

impl Text {
    #[inline]
    fn lock(&self) -> MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cell for Text {
    type Value = String;

    #[inline]
    fn is_plain(&self) -> bool {
        false
    }

    #[inline]
    fn may_nest(&self) -> bool {
        false
    }

    #[inline]
    fn prepare(&self, _: &String) {}

    #[inline]
    fn commit(&self, value: &String) {
        let mut text = self.lock();
        text.clear();
        text.push_str(value);
    }

    #[inline]
    fn settle(&self) {}

    fn read(&self, take: bool) -> Option<String> {
        let mut text = self.lock();
        Some(if take {
            mem::take(&mut text)
        } else {
            text.clone()
        })
    }

    fn adopt(&self, value: &String) {
        self.commit(value);
    }

    fn clear(&self) {
        let text = mem::take(&mut *self.lock());
        drop(text);
    }
}
