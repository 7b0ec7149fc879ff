//! The order in which instances were retained, for policies with a limit.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::slot::Slot;
use super::version::{State, Tag};

/// A retained slot, as its instance left it.
pub(super) struct Old<R: 'static> {
    pub(super) slot: &'static Slot<R>,
    pub(super) tag: Tag,
}

impl<R> Old<R> {
    /// Takes it from the pool, unless somebody did.
    pub(super) fn claim(&self) -> bool {
        self.slot.claim(self.tag.generation(), State::Free)
    }
}

/// The oldest first. Nobody's code runs under its lock.
pub(super) struct Kept<R: 'static> {
    queue: Mutex<VecDeque<Old<R>>>,
    /// How many were released since the queue last held none of those.
    stale: AtomicUsize,
}

impl<R> Kept<R> {
    pub(super) const fn new() -> Self {
        Kept {
            queue: Mutex::new(VecDeque::new()),
            stale: AtomicUsize::new(0),
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Old<R>>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn push(&self, new: Old<R>) {
        self.lock().push_back(new);
    }

    /// The oldest, where there are more than that many.
    pub(super) fn beyond(&self, limit: usize) -> Option<Old<R>> {
        let mut queue = self.lock();
        if queue.len() > limit && self.stale.swap(0, Relaxed) > 0 {
            queue.retain(|old| old.slot.tag() == old.tag);
        }
        if queue.len() > limit {
            queue.pop_front()
        } else {
            None
        }
    }

    pub(super) fn let_go(&self) {
        self.stale.fetch_add(1, Relaxed);
    }

    /// It lives again, and will be the youngest.
    pub(super) fn revive(&self, slot: &'static Slot<R>) {
        self.lock().retain(|old| !core::ptr::eq(old.slot, slot));
    }

    pub(super) fn bytes(&self) -> usize {
        self.lock().capacity() * size_of::<Old<R>>()
    }

    pub(super) fn shrink(&self) {
        self.lock().shrink_to_fit();
    }
}
