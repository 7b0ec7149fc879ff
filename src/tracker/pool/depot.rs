//! The slots of a pool, in chunks that never move and never go away.

use super::counters::{Counters, Kind, Totals};
use super::magazine::{BATCH, Magazine};
use super::slot::Slot;

/// The chunks double from the first to this size. Miri looks at every slot of one that is borrowed.
const SMALLEST: usize = if cfg!(miri) { 8 } else { 64 };
const LARGEST: usize = if cfg!(miri) { 32 } else { 1024 };

/// What stands behind the lock of a pool. The lock is held to move pointers and numbers, and to
/// make empty slots, never while user code runs.
pub(crate) struct Depot<R: 'static> {
    chunks: Vec<Chunk<R>>,
    /// Slots of which each is free and in no list: nobody used them, or not since `shrink`.
    spare: Vec<&'static [Slot<R>]>,
    free: Vec<&'static Slot<R>>,
    all_counters: Vec<&'static Counters>,
    /// Those of threads that are gone, for the next ones.
    idle: Vec<&'static Counters>,
    /// What was counted by threads that ended, and by those without counters.
    past: Totals,
}

pub(crate) struct Chunk<R: 'static> {
    pub(crate) start: usize,
    pub(crate) slots: &'static [Slot<R>],
}

impl<R> Clone for Chunk<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Chunk<R> {}

impl<R> Depot<R> {
    pub(crate) const fn new() -> Self {
        Depot {
            chunks: Vec::new(),
            spare: Vec::new(),
            free: Vec::new(),
            all_counters: Vec::new(),
            idle: Vec::new(),
            past: Totals::NONE,
        }
    }

    /// A slot, and more for an empty magazine: those freed last, or else new ones.
    pub(crate) fn take(
        &mut self,
        magazine: Option<&Magazine<&'static Slot<R>>>,
        new_cells: fn() -> R,
    ) -> &'static Slot<R> {
        let batch = if magazine.is_some() { BATCH } else { 1 };
        if self.free.is_empty() {
            let fresh = self.fresh(batch, new_cells);
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
            None => &self.fresh(1, new_cells)[0],
        }
    }

    /// Spare slots, at most so many.
    fn fresh(&mut self, count: usize, new_cells: fn() -> R) -> &'static [Slot<R>] {
        let slots = match self.spare.pop() {
            Some(slots) => slots,
            None => self.grow(new_cells),
        };
        let (fresh, rest) = slots.split_at(count.min(slots.len()));
        if !rest.is_empty() {
            self.spare.push(rest);
        }
        fresh
    }

    fn grow(&mut self, new_cells: fn() -> R) -> &'static [Slot<R>] {
        let start = self.capacity();
        let size = start.clamp(SMALLEST, LARGEST);
        let slots: Box<[_]> = (0..size).map(|_| Slot::new(new_cells())).collect();
        let slots = Box::leak(slots);
        self.chunks.push(Chunk { start, slots });
        slots
    }

    pub(crate) fn give(&mut self, slot: &'static Slot<R>) {
        self.free.push(slot);
    }

    /// Takes half of a full magazine.
    pub(crate) fn unload(&mut self, magazine: &Magazine<&'static Slot<R>>, count: usize) {
        magazine.spill(count, &mut self.free);
    }

    /// Counters for a thread.
    pub(crate) fn open(&mut self) -> &'static Counters {
        let idle = self.idle.pop();
        let counters = idle.unwrap_or_else(|| Box::leak(Box::default()));
        self.all_counters.push(counters);
        counters
    }

    /// A thread is gone: what it counted stays.
    pub(crate) fn close(&mut self, counters: &'static Counters) {
        self.all_counters.retain(|t| !core::ptr::eq(*t, counters));
        self.past.fold(counters);
        self.idle.push(counters);
    }

    /// Counts for a thread without counters.
    pub(crate) fn count(&mut self, kind: Kind, times: u64) {
        self.past.count(kind, times);
    }

    /// What was counted, at one moment.
    pub(crate) fn totals(&self) -> Totals {
        self.past.at_one_moment(&self.all_counters)
    }

    /// About how many records there are.
    pub(crate) fn estimate(&self) -> usize {
        let totals = self.past.plus(&self.all_counters);
        let records = totals.recorded().saturating_add(totals.retained());
        usize::try_from(records).map_or(self.capacity(), |n| n.min(self.capacity()))
    }

    pub(crate) fn threads(&self) -> usize {
        self.all_counters.len()
    }

    pub(crate) fn capacity(&self) -> usize {
        self.chunks
            .last()
            .map_or(0, |chunk| chunk.start + chunk.slots.len())
    }

    /// What the chunks and lists take.
    pub(crate) fn bytes(&self) -> usize {
        self.capacity() * size_of::<Slot<R>>()
            + self.chunks.capacity() * size_of::<Chunk<R>>()
            + self.spare.capacity() * size_of::<&[Slot<R>]>()
            + self.free.capacity() * size_of::<&Slot<R>>()
            + (self.all_counters.capacity() + self.idle.capacity()) * size_of::<&Counters>()
            + (self.all_counters.len() + self.idle.len()) * size_of::<Counters>()
    }

    /// Forgets the free slots one by one where it is enough to know that a whole chunk is free,
    /// and gives back what the lists then do not need.
    pub(crate) fn shrink(&mut self) {
        let mut by_address: Vec<(Chunk<R>, usize)> =
            self.chunks.iter().map(|&chunk| (chunk, 0)).collect();
        by_address.sort_unstable_by_key(|(chunk, _)| chunk.slots.as_ptr().addr());
        let place = |chunks: &[(Chunk<R>, usize)], slot: &'static Slot<R>| {
            let address = core::ptr::from_ref(slot).addr();
            chunks.partition_point(|(chunk, _)| chunk.slots.as_ptr().addr() <= address) - 1
        };
        for slot in &self.free {
            let place = place(&by_address, slot);
            by_address[place].1 += 1;
        }
        let is_free = |&(chunk, free): &(Chunk<R>, usize)| free == chunk.slots.len();
        self.free
            .retain(|slot| !is_free(&by_address[place(&by_address, slot)]));
        by_address.retain(is_free);
        // The first to be used again lies last.
        by_address.sort_unstable_by_key(|(chunk, _)| usize::MAX - chunk.start);
        let spare = by_address.iter().map(|(chunk, _)| chunk.slots);
        self.spare.extend(spare);
        self.free.shrink_to_fit();
        self.spare.shrink_to_fit();
        self.all_counters.shrink_to_fit();
        self.idle.shrink_to_fit();
    }

    pub(crate) fn chunk(&self, number: usize) -> Option<Chunk<R>> {
        self.chunks.get(number).copied()
    }

    pub(crate) fn slot(&self, index: usize) -> Option<&'static Slot<R>> {
        let after = self.chunks.partition_point(|chunk| chunk.start <= index);
        let chunk = self.chunks.get(after.checked_sub(1)?)?;
        chunk.slots.get(index - chunk.start)
    }

    /// Where a slot lies.
    pub(crate) fn index_of(&self, slot: &'static Slot<R>) -> Option<usize> {
        let address = core::ptr::from_ref(slot);
        let chunk = self
            .chunks
            .iter()
            .find(|chunk| chunk.slots.as_ptr_range().contains(&address))?;
        let offset = address.addr() - chunk.slots.as_ptr().addr();
        Some(chunk.start + offset / size_of::<Slot<R>>())
    }
}
