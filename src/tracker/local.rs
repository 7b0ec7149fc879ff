//! What a thread keeps of a pool: a magazine of free slots, and its own counters.

use std::cell::OnceCell;
use std::sync::Arc;

use super::magazine::{BATCH, Magazine, ROUNDS};
use super::slot::Slot;
use super::tally::{Kind, Tally};
use super::{Pool, Recorded};

/// One per thread and pool, in a `thread_local!` of the expansion.
pub struct Local<F: Recorded>(OnceCell<Box<Desk<F>>>);

/// Nothing here is borrowed while anything runs, so whoever runs may come back.
pub(super) struct Desk<F: Recorded> {
    pub(super) pool: &'static Pool<F>,
    tally: Arc<Tally>,
    magazine: Magazine<&'static Slot<F::Record>>,
}

impl<F: Recorded> Local<F> {
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a const, for the expansion")]
    pub const fn new() -> Self {
        Local(OnceCell::new())
    }

    #[inline]
    pub(super) fn desk(&self) -> &Desk<F> {
        self.0.get_or_init(Desk::open)
    }
}

impl<F: Recorded> Drop for Local<F> {
    fn drop(&mut self) {
        if let Some(desk) = self.0.take() {
            let mut pool = desk.pool.lock();
            pool.unload(&desk.magazine, ROUNDS);
            pool.close(&desk.tally);
        }
    }
}

impl<F: Recorded> Desk<F> {
    #[cold]
    fn open() -> Box<Self> {
        let pool = F::pool();
        let tally = Arc::new(Tally::new());
        pool.register();
        pool.lock().open(Arc::clone(&tally));
        Box::new(Desk {
            pool,
            tally,
            magazine: Magazine::new(),
        })
    }

    #[inline]
    pub(super) fn count(&self, kind: Kind) {
        self.tally.count(kind);
    }

    #[inline]
    pub(super) fn take(&self) -> &'static Slot<F::Record> {
        match self.magazine.pop() {
            Some(slot) => slot,
            None => self.refill(),
        }
    }

    #[cold]
    fn refill(&self) -> &'static Slot<F::Record> {
        self.pool.lock().take(Some(&self.magazine), F::record)
    }

    #[inline]
    pub(super) fn give(&self, slot: &'static Slot<F::Record>) {
        if let Err(slot) = self.magazine.push(slot) {
            self.unload();
            let _ = self.magazine.push(slot); // there is room now
        }
    }

    #[cold]
    fn unload(&self) {
        self.pool.lock().unload(&self.magazine, BATCH);
    }
}

/// Counts, on this thread or for those that have no locals any more.
#[inline]
pub(super) fn count<F: Recorded>(kind: Kind) {
    if F::local(|local| local.desk().count(kind)).is_none() {
        let pool = F::pool();
        pool.register();
        pool.lock().orphans.count(kind);
    }
}

#[inline]
pub(super) fn take<F: Recorded>() -> &'static Slot<F::Record> {
    F::local(|local| local.desk().take()).unwrap_or_else(|| F::pool().lock().take(None, F::record))
}

#[inline]
pub(super) fn give<F: Recorded>(slot: &'static Slot<F::Record>) {
    if slot.is_usable() && F::local(|local| local.desk().give(slot)).is_none() {
        F::pool().lock().give(slot);
    }
}
