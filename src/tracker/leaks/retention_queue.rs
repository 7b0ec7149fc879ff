//! The order in which instances were retained, for policies with a limit.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::tracker::pool::{Slot, Tag};

/// While its lock is held, no record of a policy with a limit becomes retained or stops being
/// retained, so there are never too many. No user code runs under the lock; the lock of the pool may be
/// taken.
pub(crate) struct RetentionQueue<R: 'static> {
    queue: Mutex<Queue<R>>,
    /// Whether it was ever used, which means that the policy has a limit.
    is_used: AtomicBool,
}

pub(crate) struct Queue<R: 'static> {
    /// The oldest first.
    retained: VecDeque<RetainedSlot<R>>,
    /// How many of them are no longer retained, because they were released.
    stale: usize,
}

/// A retained slot, and its tag when the instance was dropped.
pub(crate) struct RetainedSlot<R: 'static> {
    pub(crate) slot: &'static Slot<R>,
    pub(crate) tag: Tag,
}

impl<R> RetentionQueue<R> {
    pub(crate) const fn new() -> Self {
        RetentionQueue {
            queue: Mutex::new(Queue {
                retained: VecDeque::new(),
                stale: 0,
            }),
            is_used: AtomicBool::new(false),
        }
    }

    /// Locks it to add a record.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Queue<R>> {
        self.is_used.store(true, Relaxed);
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks it if records of this type are limited. A thread that sees a retained slot also sees this
    /// flag.
    pub(crate) fn lock_if_used(&self) -> Option<MutexGuard<'_, Queue<R>>> {
        self.is_used.load(Relaxed).then(|| self.lock())
    }

    pub(crate) fn bytes(&self) -> usize {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.retained.capacity() * size_of::<RetainedSlot<R>>()
    }

    pub(crate) fn shrink(&self) {
        if let Some(mut queue) = self.lock_if_used() {
            queue.forget_stale();
            queue.retained.shrink_to_fit();
        }
    }
}

impl<R> Queue<R> {
    /// Removes the oldest if there is no room for one more.
    pub(crate) fn pop_beyond(&mut self, limit: usize) -> Option<RetainedSlot<R>> {
        if self.retained.len() >= limit {
            self.forget_stale();
        }
        if self.retained.len() >= limit {
            self.retained.pop_front()
        } else {
            None
        }
    }

    pub(crate) fn push(&mut self, slot: &'static Slot<R>, tag: Tag) {
        self.retained.push_back(RetainedSlot { slot, tag });
    }

    /// Notes that a record was released.
    pub(crate) fn release(&mut self) {
        self.stale += 1;
    }

    /// Notes that an instance is live again. Its record will be the youngest when the instance is dropped.
    pub(crate) fn restore(&mut self, slot: &'static Slot<R>) {
        self.retained.retain(|old| !core::ptr::eq(old.slot, slot));
    }

    fn forget_stale(&mut self) {
        if self.stale > 0 {
            self.retained.retain(|old| old.slot.tag() == old.tag);
            self.stale = 0;
        }
    }
}
