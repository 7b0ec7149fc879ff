//! The order in which instances were retained, for policies with a limit.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::tracker::pool::{Slot, State, Tag};

/// A retained slot, as its instance left it.
pub(crate) struct RetainedSlot<R: 'static> {
    pub(crate) slot: &'static Slot<R>,
    pub(crate) tag: Tag,
}

impl<R> RetainedSlot<R> {
    /// Takes it from the pool, unless somebody did.
    pub(crate) fn claim(&self) -> bool {
        self.slot.claim(self.tag.generation(), State::Free)
    }
}

/// The oldest first. Nobody's code runs under its lock.
pub(crate) struct RetentionQueue<R: 'static> {
    queue: Mutex<VecDeque<RetainedSlot<R>>>,
    /// How many were released since the queue last held none of those.
    released: AtomicUsize,
}

impl<R> RetentionQueue<R> {
    pub(crate) const fn new() -> Self {
        RetentionQueue {
            queue: Mutex::new(VecDeque::new()),
            released: AtomicUsize::new(0),
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<RetainedSlot<R>>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn push(&self, new: RetainedSlot<R>) {
        self.lock().push_back(new);
    }

    /// The oldest, where there are more than that many.
    pub(crate) fn beyond(&self, limit: usize) -> Option<RetainedSlot<R>> {
        let mut queue = self.lock();
        if queue.len() > limit && self.released.swap(0, Relaxed) > 0 {
            queue.retain(|old| old.slot.tag() == old.tag);
        }
        if queue.len() > limit {
            queue.pop_front()
        } else {
            None
        }
    }

    pub(crate) fn count_release(&self) {
        self.released.fetch_add(1, Relaxed);
    }

    /// It lives again, and will be the youngest.
    pub(crate) fn restore_slot(&self, slot: &'static Slot<R>) {
        self.lock().retain(|old| !core::ptr::eq(old.slot, slot));
    }

    pub(crate) fn bytes(&self) -> usize {
        self.lock().capacity() * size_of::<RetainedSlot<R>>()
    }

    pub(crate) fn shrink(&self) {
        self.lock().shrink_to_fit();
    }
}
