//! What a thread keeps of a pool: a magazine of free slots, and its own counters.

use core::cell::Cell;
use std::cell::RefCell;

use super::magazine::{BATCH, Magazine, ROUNDS};
use super::slot::Slot;
use super::tally::{Kind, Tally};
use super::{Pool, Recorded};

/// One per thread and pool, in a `thread_local!` of the expansion.
///
/// It has nothing to drop, so a thread reaches it by its address alone, and until its very end.
/// What is in it goes back to the pool by way of `Opened`. Nothing here is borrowed while
/// anything runs, so whoever runs may come back.
pub struct Local<F: Recorded> {
    /// `None` before the thread first uses the pool, and when the thread ends.
    desk: Cell<Option<Desk<F>>>,
    magazine: Magazine<&'static Slot<F::Record>>,
}

/// Where a thread counts, and for whom.
pub(super) struct Desk<F: Recorded> {
    pub(super) pool: &'static Pool<F>,
    tally: &'static Tally,
}

impl<F: Recorded> Clone for Desk<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Recorded> Copy for Desk<F> {}

impl<F: Recorded> Desk<F> {
    #[inline]
    pub(super) fn count(&self, kind: Kind) {
        self.tally.count(kind);
    }
}

impl<F: Recorded> Local<F> {
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a const, for the expansion")]
    pub const fn new() -> Self {
        Local {
            desk: Cell::new(None),
            magazine: Magazine::new(),
        }
    }

    /// `None` where the thread ends and its locals go.
    #[inline]
    pub(super) fn desk(&self) -> Option<Desk<F>> {
        match self.desk.get() {
            Some(desk) => Some(desk),
            None => self.open(),
        }
    }

    #[cold]
    fn open(&self) -> Option<Desk<F>> {
        OPENED
            .try_with(|opened| opened.0.borrow_mut().push(close::<F>))
            .ok()?;
        let pool = F::pool();
        pool.register();
        let tally = pool.lock().open();
        let desk = Desk { pool, tally };
        self.desk.set(Some(desk));
        Some(desk)
    }

    /// Gives all free slots back to the pool.
    pub(super) fn unload(&self) {
        if let Some(desk) = self.desk.get() {
            desk.pool.lock().unload(&self.magazine, ROUNDS);
        }
    }

    pub(super) fn close(&self) {
        if let Some(desk) = self.desk.take() {
            let mut pool = desk.pool.lock();
            pool.unload(&self.magazine, ROUNDS);
            pool.close(desk.tally);
        }
    }

    /// A new instance where that takes a few stores: no user code runs, and a slot that was used
    /// before is at hand.
    #[inline]
    pub(super) fn enter(&self, fields: &F) -> Option<&'static Slot<F::Record>> {
        let desk = self.desk.get()?;
        let slot = self
            .magazine
            .pop_if(|slot| slot.is_plain::<F>() && slot.is_seasoned())?;
        slot.enter(fields);
        desk.count(Kind::Created);
        Some(slot)
    }

    /// The end of an instance whose slot is free, where there is room for that.
    #[inline]
    pub(super) fn end(&self, slot: &'static Slot<F::Record>) -> Option<()> {
        let desk = self.desk.get()?;
        self.magazine.push(slot).ok()?;
        desk.count(Kind::Ended);
        Some(())
    }

    fn take(&self) -> Option<&'static Slot<F::Record>> {
        let desk = self.desk()?;
        let slot = self.magazine.pop_if(|_| true);
        Some(slot.unwrap_or_else(|| desk.pool.lock().take(Some(&self.magazine), F::record)))
    }

    fn give(&self, slot: &'static Slot<F::Record>) -> Option<()> {
        let desk = self.desk()?;
        if let Err(slot) = self.magazine.push(slot) {
            desk.pool.lock().unload(&self.magazine, BATCH);
            let _ = self.magazine.push(slot); // there is room now
        }
        Some(())
    }
}

thread_local! {
    static OPENED: Opened = const { Opened(RefCell::new(Vec::new())) };
}

/// How to close what the thread opened, when it ends.
struct Opened(RefCell<Vec<fn()>>);

impl Drop for Opened {
    fn drop(&mut self) {
        for close in self.0.take() {
            close();
        }
    }
}

fn close<F: Recorded>() {
    let _ = F::local(Local::close);
}

/// Where thread-locals are keys of the system, they go in any order, with or without a `Drop`.
#[cfg(not(any(
    target_os = "linux",
    target_os = "freebsd",
    target_vendor = "apple",
    all(windows, target_env = "msvc")
)))]
impl<F: Recorded> Drop for Local<F> {
    fn drop(&mut self) {
        self.close();
    }
}

/// Counts, on this thread or for those that have no locals any more.
pub(super) fn count<F: Recorded>(kind: Kind) {
    let desk = F::local(Local::desk).flatten();
    if let Some(desk) = desk {
        desk.count(kind);
    } else {
        let pool = F::pool();
        pool.register();
        pool.lock().orphans.count(kind);
    }
}

pub(super) fn take<F: Recorded>() -> &'static Slot<F::Record> {
    loop {
        let slot = F::local(Local::take).flatten();
        let slot = slot.unwrap_or_else(|| F::pool().lock().take(None, F::record));
        if slot.is_usable() {
            return slot;
        }
    }
}

pub(super) fn give<F: Recorded>(slot: &'static Slot<F::Record>) {
    if F::local(|local| local.give(slot)).flatten().is_none() {
        F::pool().lock().give(slot);
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
        Note::tracker().release_retained();
        ExamFields::pool().chunks().next().unwrap().slots[0].wear();
        NoteFields::pool().chunks().next().unwrap().slots[0].wear();
        let (exam, note) = (Exam::new(2).ok().unwrap(), Note::new("y").ok().unwrap());
        let last = "#0.1073741823";
        assert_eq!(exam.instance_id().unwrap().to_string(), last);
        assert_eq!(note.instance_id().unwrap().to_string(), last);
        drop((exam, note));
        Note::tracker().release_retained();
        let (exam, note) = (Exam::new(3).ok().unwrap(), Note::new("z").ok().unwrap());
        assert_eq!(exam.instance_id().unwrap().to_string(), "#1.1");
        assert_eq!(note.instance_id().unwrap().to_string(), "#1.1");
    }
}
