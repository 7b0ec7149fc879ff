//! The slots of a pool, in chunks that never move and never go away.

use super::magazine::{BATCH, Magazine};
use super::slot::Slot;
use super::tally::{Tally, Totals};

/// The chunks double from the first to this size. Miri looks at every slot of one that is borrowed.
const SMALLEST: usize = if cfg!(miri) { 8 } else { 64 };
const LARGEST: usize = if cfg!(miri) { 32 } else { 1024 };

/// What stands behind the lock of a pool. The lock is held to move pointers and numbers, and to
/// make empty slots, never while user code runs.
pub(super) struct Shelf<R: 'static> {
    chunks: Vec<Chunk<R>>,
    /// How many slots of the last chunk were handed out.
    used: usize,
    free: Vec<&'static Slot<R>>,
    tallies: Vec<&'static Tally>,
    /// Those of threads that are gone, for the next ones.
    idle: Vec<&'static Tally>,
    /// What threads counted that are gone.
    past: Totals,
    /// For instances that begin or end after their thread's own locals; written under the lock.
    pub(super) orphans: Tally,
}

pub(super) struct Chunk<R: 'static> {
    pub(super) start: usize,
    pub(super) slots: &'static [Slot<R>],
}

impl<R> Shelf<R> {
    pub(super) const fn new() -> Self {
        Shelf {
            chunks: Vec::new(),
            used: 0,
            free: Vec::new(),
            tallies: Vec::new(),
            idle: Vec::new(),
            past: Totals::NONE,
            orphans: Tally::new(),
        }
    }

    /// A slot, and more for an empty magazine: those freed last, or else new ones.
    pub(super) fn take(
        &mut self,
        magazine: Option<&Magazine<&'static Slot<R>>>,
        record: fn() -> R,
    ) -> &'static Slot<R> {
        let batch = if magazine.is_some() { BATCH } else { 1 };
        if self.free.is_empty() {
            let fresh = self.fresh(batch, record);
            self.free.extend(fresh.iter().rev());
        }
        if let Some(magazine) = magazine {
            let rest = self.free.len().saturating_sub(batch);
            // One of them stays for the caller, who uses it first.
            let most = self.free.len() - 1;
            magazine.load(self.free.drain(rest..most));
        }
        match self.free.pop() {
            Some(slot) => slot,
            None => &self.fresh(1, record)[0],
        }
    }

    /// Slots that nobody used, at most so many.
    fn fresh(&mut self, count: usize, record: fn() -> R) -> &'static [Slot<R>] {
        let capacity = self.capacity();
        let chunk = match self.chunks.last() {
            Some(chunk) if self.used < chunk.slots.len() => chunk,
            _ => {
                let size = capacity.clamp(SMALLEST, LARGEST);
                let slots: Box<[_]> = (0..size).map(|_| Slot::new(record())).collect();
                self.used = 0;
                self.chunks.push(Chunk {
                    start: capacity,
                    slots: Box::leak(slots),
                });
                &self.chunks[self.chunks.len() - 1]
            }
        };
        let until = chunk.slots.len().min(self.used + count);
        let fresh = &chunk.slots[self.used..until];
        self.used = until;
        fresh
    }

    pub(super) fn give(&mut self, slot: &'static Slot<R>) {
        self.free.push(slot);
    }

    /// Takes half of a full magazine.
    pub(super) fn unload(&mut self, magazine: &Magazine<&'static Slot<R>>, count: usize) {
        magazine.spill(count, &mut self.free);
    }

    /// Counters for a thread.
    pub(super) fn open(&mut self) -> &'static Tally {
        let idle = self.idle.pop();
        let tally = idle.unwrap_or_else(|| Box::leak(Box::new(Tally::new())));
        self.tallies.push(tally);
        tally
    }

    /// A thread is gone: what it counted stays.
    pub(super) fn close(&mut self, tally: &'static Tally) {
        self.tallies.retain(|t| !core::ptr::eq(*t, tally));
        self.past.fold(tally);
        self.idle.push(tally);
    }

    pub(super) fn totals(&self) -> Totals {
        self.past.with(&self.tallies, &self.orphans)
    }

    pub(super) fn threads(&self) -> usize {
        self.tallies.len()
    }

    pub(super) fn capacity(&self) -> usize {
        self.chunks
            .last()
            .map_or(0, |chunk| chunk.start + chunk.slots.len())
    }

    /// What the chunks and lists take.
    pub(super) fn bytes(&self) -> usize {
        self.capacity() * size_of::<Slot<R>>()
            + self.chunks.capacity() * size_of::<Chunk<R>>()
            + self.free.capacity() * size_of::<&Slot<R>>()
            + (self.tallies.capacity() + self.idle.capacity()) * size_of::<&Tally>()
            + (self.tallies.len() + self.idle.len()) * size_of::<Tally>()
    }

    /// Gives back what the list of free slots does not need.
    pub(super) fn shrink(&mut self) {
        self.free.shrink_to_fit();
        self.tallies.shrink_to_fit();
        self.idle.shrink_to_fit();
    }

    /// The slots of a chunk that were handed out.
    pub(super) fn chunk(&self, number: usize) -> Option<Chunk<R>> {
        let chunk = self.chunks.get(number)?;
        let last = number + 1 == self.chunks.len();
        let used = if last { self.used } else { chunk.slots.len() };
        Some(Chunk {
            start: chunk.start,
            slots: &chunk.slots[..used],
        })
    }

    pub(super) fn slot(&self, index: usize) -> Option<&'static Slot<R>> {
        let after = self.chunks.partition_point(|chunk| chunk.start <= index);
        let chunk = self.chunks.get(after.checked_sub(1)?)?;
        chunk.slots.get(index - chunk.start)
    }

    /// Where a slot lies.
    pub(super) fn index_of(&self, slot: &'static Slot<R>) -> Option<usize> {
        let address = core::ptr::from_ref(slot);
        let chunk = self
            .chunks
            .iter()
            .find(|chunk| chunk.slots.as_ptr_range().contains(&address))?;
        let offset = address.addr() - chunk.slots.as_ptr().addr();
        Some(chunk.start + offset / size_of::<Slot<R>>())
    }
}
