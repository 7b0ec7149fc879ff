//! What a thread keeps of a pool: a magazine of free slots, and its own counters.

use core::cell::Cell;
use std::cell::RefCell;
use std::thread::LocalKey;

use super::counters::{Counters, Kind};
use super::instances::Instances;
use super::magazine::{BATCH, Magazine, ROUNDS};
use super::seqlock::Tag;
use super::slot::Slot;
use crate::tracker::Recorded;
use crate::tracker::birth::Birth;

/// The thread-local cache of a struct without parameters.
pub type OwnThreadCache<F> = Option<&'static LocalKey<ThreadCache<F>>>;

/// The cache of one pool on one thread, in a `thread_local!` of the expansion.
///
/// It has no `Drop`, so a thread can use it until it ends. Its slots are returned to the pool through
/// `Opened`. It is never borrowed while other code runs, so such code may use it too.
pub struct ThreadCache<F: Recorded> {
    /// `None` before the thread first uses the pool, and when the thread ends.
    registration: Cell<Option<Registration<F>>>,
    magazine: Magazine<&'static Slot<F::Cells>>,
}

/// The pool that a thread uses, and the thread's counters.
pub(crate) struct Registration<F: Recorded> {
    pub(crate) pool: &'static Instances<F>,
    counters: &'static Counters,
}

impl<F: Recorded> Clone for Registration<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Recorded> Copy for Registration<F> {}

impl<F: Recorded> Registration<F> {
    #[inline]
    pub(crate) fn count(&self, kind: Kind) {
        self.counters.count(kind, || self.pool.lock());
    }

    #[inline]
    pub(crate) fn count_once(&self, kind: Kind) {
        self.counters.count_once(kind);
    }
}

impl<F: Recorded> ThreadCache<F> {
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a const, for the expansion")]
    pub const fn new() -> Self {
        ThreadCache {
            registration: Cell::new(None),
            magazine: Magazine::new(),
        }
    }

    /// `None` when the thread ends and its locals are destroyed.
    #[inline]
    pub(crate) fn registration(&self) -> Option<Registration<F>> {
        match self.registration.get() {
            Some(registration) => Some(registration),
            None => self.open(),
        }
    }

    #[cold]
    fn open(&self) -> Option<Registration<F>> {
        OPENED
            .try_with(|opened| opened.0.borrow_mut().push(close::<F>))
            .ok()?;
        let pool = F::instances();
        pool.list();
        let counters = pool.lock().open();
        let registration = Registration { pool, counters };
        self.registration.set(Some(registration));
        Some(registration)
    }

    /// Counts a rejected value if the thread uses the pool.
    pub(crate) fn count_rejection(&self) -> Option<()> {
        self.registration.get()?.count(Kind::Rejected);
        Some(())
    }

    /// Returns all free slots to the pool.
    pub(crate) fn unload(&self) {
        if let Some(registration) = self.registration.get() {
            registration.pool.lock().unload(&self.magazine, ROUNDS);
        }
    }

    pub(crate) fn close(&self) {
        if let Some(registration) = self.registration.take() {
            let mut pool = registration.pool.lock();
            pool.unload(&self.magazine, ROUNDS);
            pool.close(registration.counters);
        }
    }

    /// Enters an instance if a few stores are enough: no user code runs, and the magazine has a used slot.
    /// Whether a reader waits for the counters is checked only when the magazine is empty or an instance is
    /// dropped, so after at most as many instances as a magazine holds.
    #[inline]
    pub(crate) fn enter(&self, birth: Birth, fields: &F) -> Option<&'static Slot<F::Cells>> {
        let counters = self.registration.get()?.counters;
        let (slot, tag) = self.magazine.pop_if(|slot| {
            let tag = slot.tag().next_of_used()?;
            slot.is_plain::<F>().then_some(tag)
        })?;
        slot.enter(tag, birth, fields);
        counters.count_once(Kind::Created);
        Some(slot)
    }

    /// Takes back the free slot of an instance if a few stores are enough: the magazine has room, and no
    /// reader waits for the counters.
    #[inline]
    pub(crate) fn end(&self, slot: &'static Slot<F::Cells>) -> Option<()> {
        let counters = self.not_held()?.counters;
        self.magazine.push(slot).ok()?;
        counters.count_once(Kind::Ended);
        Some(())
    }

    /// The registration, unless a reader makes this thread wait.
    #[inline]
    pub(crate) fn not_held(&self) -> Option<Registration<F>> {
        let registration = self.registration.get()?;
        (!registration.counters.is_held()).then_some(registration)
    }

    fn take(&self) -> Option<&'static Slot<F::Cells>> {
        let registration = self.registration()?;
        let slot = self.magazine.pop();
        Some(slot.unwrap_or_else(|| {
            registration
                .pool
                .lock()
                .take(Some(&self.magazine), F::new_cells)
        }))
    }

    fn give(&self, slot: &'static Slot<F::Cells>) -> Option<()> {
        let registration = self.registration()?;
        if let Err(slot) = self.magazine.push(slot) {
            registration.pool.lock().unload(&self.magazine, BATCH);
            let _ = self.magazine.push(slot); // there is room now
        }
        Some(())
    }
}

thread_local! {
    static OPENED: Opened = const { Opened(RefCell::new(Vec::new())) };
}

/// The functions that close the caches of the thread when it ends.
struct Opened(RefCell<Vec<fn()>>);

impl Drop for Opened {
    fn drop(&mut self) {
        for close in self.0.take() {
            close();
        }
    }
}

fn close<F: Recorded>() {
    let _ = F::thread_cache(ThreadCache::close);
}

/// On these systems thread-locals are destroyed in any order.
#[cfg(not(any(
    target_os = "linux",
    target_os = "freebsd",
    target_vendor = "apple",
    all(windows, target_env = "msvc")
)))]
impl<F: Recorded> Drop for ThreadCache<F> {
    fn drop(&mut self) {
        self.close();
    }
}

/// Counts with this thread's counters, or under the lock if its locals are destroyed.
#[inline]
pub(crate) fn count<F: Recorded>(kind: Kind) {
    match F::thread_cache(ThreadCache::not_held).flatten() {
        Some(registration) => registration.count_once(kind),
        None => count_with_care::<F>(kind),
    }
}

#[cold]
#[inline(never)]
fn count_with_care<F: Recorded>(kind: Kind) {
    match F::thread_cache(ThreadCache::registration).flatten() {
        Some(registration) => registration.count(kind),
        None => count_under_lock::<F>(kind),
    }
}

fn count_under_lock<F: Recorded>(kind: Kind) {
    let pool = F::instances();
    pool.list();
    pool.lock().count(kind, 1);
}

/// Counts a rejected value. A thread without counters gets none, because that would allocate.
#[cold]
pub(crate) fn count_rejection<F: Recorded>() {
    if F::thread_cache(ThreadCache::count_rejection)
        .flatten()
        .is_none()
    {
        count_under_lock::<F>(Kind::Rejected);
    }
}

/// The sink of the pool, which takes no record.
pub(crate) fn sink<F: Recorded>() -> &'static Slot<F::Cells> {
    let pool = F::thread_cache(|local| local.registration.get().map(|of| of.pool)).flatten();
    pool.unwrap_or_else(F::instances).sink()
}

/// A free slot and its next tag. A worn slot is skipped, and never used again.
pub(crate) fn take<F: Recorded>() -> (&'static Slot<F::Cells>, Tag) {
    loop {
        let slot = F::thread_cache(ThreadCache::take).flatten();
        let slot = slot.unwrap_or_else(|| F::instances().lock().take(None, F::new_cells));
        if let Some(tag) = slot.tag().next() {
            return (slot, tag);
        }
    }
}

pub(crate) fn give<F: Recorded>(slot: &'static Slot<F::Cells>) {
    if F::thread_cache(|local| local.give(slot))
        .flatten()
        .is_none()
    {
        F::instances().lock().give(slot);
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        dead_code,
        unreachable_pub,
        reason = "an expansion, for a user's crate"
    )]

    use crate::prelude::*;
    use crate::tracker::Recorded;

    #[test]
    fn a_worn_slot_is_not_used_again() {
        validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
        validated_struct! { struct Note: strong { text: String } }
        drop(Exam::new(1));
        drop(Note::new("x"));
        Note::instances().release_retained();
        ExamFields::instances().chunks().next().unwrap().slots[0].wear();
        NoteFields::instances().chunks().next().unwrap().slots[0].wear();
        let (exam, note) = (Exam::new(2).ok().unwrap(), Note::new("y").ok().unwrap());
        let last = "#0.1073741823";
        assert_eq!(exam.instance_id().unwrap().to_string(), last);
        assert_eq!(note.instance_id().unwrap().to_string(), last);
        drop((exam, note));
        Note::instances().release_retained();
        let (exam, note) = (Exam::new(3).ok().unwrap(), Note::new("z").ok().unwrap());
        assert_eq!(exam.instance_id().unwrap().to_string(), "#1.1");
        assert_eq!(note.instance_id().unwrap().to_string(), "#1.1");
    }
}
