//! The slots of a pool, in chunks that never move and are never freed.

use super::counters::{Counters, Kind, Totals};
use super::magazine::{BATCH, Magazine};
use super::slot::Slot;

/// Chunks double in size from the first to this. Miri looks at every slot of a borrowed chunk.
const SMALLEST: usize = if cfg!(miri) { 8 } else { 64 };
const LARGEST: usize = if cfg!(miri) { 32 } else { 1024 };

/// What the lock of a pool protects. The lock is held to move pointers and numbers and to make
/// empty slots, never while user code runs.
pub(crate) struct Depot<R: 'static> {
    chunks: Vec<Chunk<R>>,
    /// Free slots that are in no list: never used, or not used since `shrink`.
    spare: Vec<&'static [Slot<R>]>,
    free: Vec<&'static Slot<R>>,
    all_counters: Vec<&'static Counters>,
    /// The counters of threads that ended, for new threads.
    idle: Vec<&'static Counters>,
    /// The counts of threads that ended, and of those without counters.
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

    /// Returns a slot, and fills an empty magazine: with the slots that were freed last, or new
    /// ones.
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
            // One of them is for the caller, which uses it first.
            let most = self.free.len() - 1;
            magazine.load(self.free.drain(rest..most));
        }
        match self.free.pop() {
            Some(slot) => slot,
            None => &self.fresh(1, new_cells)[0],
        }
    }

    /// Up to `count` spare slots.
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

    /// Returns counters for a thread.
    pub(crate) fn open(&mut self) -> &'static Counters {
        let idle = self.idle.pop();
        let counters = idle.unwrap_or_else(|| Box::leak(Box::default()));
        self.all_counters.push(counters);
        counters
    }

    /// Keeps the counts of a thread that has ended.
    pub(crate) fn close(&mut self, counters: &'static Counters) {
        self.all_counters.retain(|t| !core::ptr::eq(*t, counters));
        self.past.fold(counters);
        self.idle.push(counters);
    }

    /// Counts for a thread without counters.
    pub(crate) fn count(&mut self, kind: Kind, times: u64) {
        self.past.count(kind, times);
    }

    /// The counts, at one moment.
    pub(crate) fn totals(&self) -> Totals {
        self.past.at_one_moment(&self.all_counters)
    }

    /// The approximate number of records.
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

    /// The memory of the chunks and lists.
    pub(crate) fn bytes(&self) -> usize {
        self.capacity() * size_of::<Slot<R>>()
            + self.chunks.capacity() * size_of::<Chunk<R>>()
            + self.spare.capacity() * size_of::<&[Slot<R>]>()
            + self.free.capacity() * size_of::<&Slot<R>>()
            + (self.all_counters.capacity() + self.idle.capacity()) * size_of::<&Counters>()
            + (self.all_counters.len() + self.idle.len()) * size_of::<Counters>()
    }

    /// Removes the slots of entirely free chunks from the list of free slots, and frees the memory that the
    /// lists no longer need.
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
        // The slots to be reused first are at the end.
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

    /// The index of a slot.
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
