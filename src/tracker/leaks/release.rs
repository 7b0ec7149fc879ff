//! Releases retained records, and sets callbacks.

use std::sync::Arc;

use crate::policy::copying::not_copying;
use crate::tracker::birth::watch_creations;
use crate::tracker::pool::{Kind, Slot, State, Vacating, thread_cache};
use crate::tracker::{InstanceId, Instances, Recorded};

impl<F: Recorded> Instances<F> {
    /// Releases one retained record and returns its fields; `None` if it is not retained.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// let id = exam.instance_id().unwrap();
    /// assert!(Exam::instances().release(id).is_none()); // it lives
    /// drop(exam);
    /// assert_eq!(Exam::instances().release(id).unwrap().math, 60);
    /// assert!(Exam::instances().release(id).is_none()); // it was released
    /// ```
    pub fn release(&self, id: InstanceId<F>) -> Option<F> {
        let slot = self.slot(id)?;
        if slot.retained() != Some(id.generation)
            || !self.claim(slot, id.generation, Kind::Released)
        {
            return None;
        }
        // If a reader holds the value, it is cloned here, which may panic.
        let _vacating = Vacating::<F>(slot);
        slot.take()
    }

    /// Releases all retained records, and returns how many there were.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(Exam::instances().release_retained(), 1);
    /// assert_eq!(Exam::instances().counts().retained, 0);
    /// ```
    pub fn release_retained(&self) -> usize {
        let mut released = 0;
        self.walk(|_, slot| {
            let Some(generation) = slot.retained() else {
                return;
            };
            if self.claim(slot, generation, Kind::Released) {
                released += 1;
                drop(Vacating::<F>(slot));
            }
        });
        released
    }

    /// Makes the instance of a retained slot live again.
    pub(crate) fn restore_slot(&self, id: InstanceId<F>) -> Option<&'static Slot<F::Cells>> {
        let slot = self.slot(id)?;
        let mut is_whole = true;
        slot.left_out::<F>(&mut |_| is_whole = false);
        if !is_whole {
            return None; // the record does not have the value of that field
        }
        if slot.retained() != Some(id.generation)
            || !self.claim(slot, id.generation, Kind::Restored)
        {
            return None;
        }
        slot.catch_up();
        Some(slot)
    }

    /// Claims the slot of an instance that was found retained, unless another thread does so first, and
    /// counts that.
    #[inline]
    fn claim(&self, slot: &'static Slot<F::Cells>, generation: u32, kind: Kind) -> bool {
        let state = match kind {
            Kind::Restored => State::Live,
            _ => State::Free,
        };
        let mut watch = self.watch.lock_if_set();
        let mut queue = self.retention_queue.lock_if_used();
        if !slot.claim(generation, state) {
            return false;
        }
        thread_cache::count::<F>(kind);
        if let Some(queue) = &mut queue {
            match kind {
                Kind::Restored => queue.restore(slot),
                _ => queue.release(),
            }
        }
        if let Some(watch) = &mut watch {
            watch.fell(self.counts().retained);
        }
        true
    }

    /// Retains the record of the instance in this slot, which was dropped, under a policy with a limit, or
    /// while there is a callback.
    pub(crate) fn retain(&self, limit: usize, slot: &'static Slot<F::Cells>) {
        let mut watch = self.watch.lock_if_set();
        let mut queue = (limit < usize::MAX).then(|| self.retention_queue.lock());
        let mut evicted: Option<Vacating<F>> = None;
        let mut more = Vec::new(); // if another policy had a higher limit
        while let Some(oldest) = queue.as_mut().and_then(|queue| queue.pop_beyond(limit)) {
            if oldest.slot.claim(oldest.tag.generation(), State::Free) {
                thread_cache::count::<F>(Kind::Evicted);
                more.extend(evicted.replace(Vacating(oldest.slot)));
            }
        }
        // Counted before another thread can release it.
        thread_cache::count::<F>(Kind::Retained);
        let tag = slot.leave(State::Retained);
        if let Some(queue) = &mut queue {
            queue.push(slot, tag);
        }
        drop(queue);
        let retained = watch.as_ref().map_or(0, |_| self.counts().retained);
        let call = watch.as_mut().and_then(|watch| watch.rose(retained));
        drop(watch);
        // User code runs from here on.
        if let Some(call) = call {
            not_copying(|| call(retained));
        }
        drop((evicted, more));
    }

    /// Calls the callback for live instances, if this type has one and the threshold is reached.
    pub(crate) fn check_live(&self) {
        let call = {
            let Some(mut watch) = self.live_watch.lock_if_set() else {
                return;
            };
            let live = self.counts().live;
            watch.rose(live).map(|call| (call, live))
        };
        if let Some((call, live)) = call {
            not_copying(|| call(live));
        }
    }

    /// Calls `call` when the number of live instances rises to `threshold`.
    ///
    /// `call` gets the number. It is called again when a creation reaches the threshold after one that did
    /// not. A second call of this function replaces the callback; a `threshold` of `usize::MAX` is never
    /// reached.
    ///
    /// It is called on the thread of the creation that reaches the threshold, outside of all locks. If it
    /// panics, the creation panics, and the new instance is dropped. While any type has such a callback,
    /// each creation of a tracked instance takes longer, and one of this type takes the lock of the pool.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use std::sync::atomic::{AtomicUsize, Ordering};
    ///
    /// validated_struct! { struct Session: weak { user: u32 } }
    ///
    /// static ALARM: AtomicUsize = AtomicUsize::new(0);
    /// Session::instances().on_live(3, |live| ALARM.store(live, Ordering::Relaxed));
    /// let sessions: Vec<Session> = (0..5).map(|user| Session::new(user).unwrap()).collect();
    /// assert_eq!(ALARM.load(Ordering::Relaxed), 3);
    /// # drop(sessions);
    /// ```
    pub fn on_live(&self, threshold: usize, call: impl Fn(usize) + Send + Sync + 'static) {
        self.live_watch.set(threshold, Arc::new(call));
        watch_creations();
    }

    /// Calls `call` when the number of retained records rises to `threshold`.
    ///
    /// `call` gets the number. It is called again when the number reaches the threshold after it was lower.
    /// A second call of this function replaces the callback; a `threshold` of `usize::MAX` removes it.
    ///
    /// It is called on the thread of the drop that reaches the threshold, outside of all locks: it may read
    /// the tracker, and create, drop and release instances. If it panics, the drop panics, and the record
    /// is retained and counted. While a callback is set, each drop takes the lock of the pool.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use std::sync::atomic::{AtomicUsize, Ordering};
    ///
    /// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    ///
    /// static LEAKED: AtomicUsize = AtomicUsize::new(0);
    /// Exam::instances().on_retained(3, |retained| LEAKED.store(retained, Ordering::Relaxed));
    /// for math in 0..5 {
    ///     drop(Exam::new(math).unwrap());
    /// }
    /// assert_eq!(LEAKED.load(Ordering::Relaxed), 3);
    /// ```
    pub fn on_retained(&self, threshold: usize, call: impl Fn(usize) + Send + Sync + 'static) {
        self.watch.set(threshold, Arc::new(call));
    }
}
