//! The words of a slot: its instance, how often that changed, and where it was created.
//!
//! A sequence lock (Boehm, "Can seqlocks get along with programming language memory models?",
//! 2012). A slot has one writer, the owner of the instance, so a change is two plain stores. Only a
//! retained slot has no owner: a thread claims it by exchanging the tag, and only one thread
//! succeeds.
//!
//! The words have 32 bits each, so that a slot of small cells is not padded: the sequence continues
//! in a word of its own, which is written once in 2^14 changes.

use super::sync::{AtomicU32, Ordering, SEQUENCE_BITS, fence, pause};

/// The state of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Free = 0,
    Live = 2,
    Retained = 3,
}

/// The field that was assigned last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LastField {
    Index(usize),
    /// All fields were assigned together.
    All,
    /// The record is older than the instance: a `Clone` panicked.
    Stale,
}

/// `LastField` as bits of the word.
pub(crate) type LastBits = u32;

pub(crate) const ALL: LastBits = (1 << LAST_BITS) - 1;
pub(crate) const STALE: LastBits = ALL - 1;

/// The index of a field as bits of the word. A setter uses 16 bits for it, so it is never one of
/// the two above.
#[inline]
pub(crate) fn last_bits(field: usize) -> LastBits {
    match LastBits::try_from(field) {
        Ok(field) if field < STALE => field,
        _ => ALL,
    }
}

const BUSY: u32 = 1;
const LAST: u32 = 1;
const LAST_BITS: u32 = 17;
/// All bits below the sequence. Set during a change; adding one more increments the sequence.
const LOW: u32 = u32::MAX >> SEQUENCE_BITS;

/// From this word on, the sequence must begin again. It is a test of the sign bit.
const LAST_LAP: u32 = 1 << 31;

/// The word of a sink, which no other slot has: busy in the last lap.
const SINK: u32 = u32::MAX;

/// The word of an instance that has not changed yet.
const FIRST: u32 = ALL << LAST;

/// 30 bits of generation, 2 of state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag(u32);

impl Tag {
    /// The tag of a slot that was never used: free, with a bit that no other tag has.
    /// Like the tag of a worn slot, it is so high that one overflow check finds both.
    const FRESH: Self = Tag(!2);

    const fn new(generation: u32, state: State) -> Self {
        Tag(generation << 2 | state as u32)
    }

    #[inline]
    fn with(self, state: State) -> Self {
        Tag(self.0 & !3 | state as u32)
    }

    #[inline]
    pub(crate) fn state(self) -> State {
        match self.0 & 3 {
            2 => State::Live,
            3 => State::Retained,
            _ => State::Free,
        }
    }

    pub(crate) fn is_fresh(self) -> bool {
        self == Tag::FRESH
    }

    /// How many instances have used the slot.
    #[inline]
    pub(crate) fn generation(self) -> u32 {
        if self.is_fresh() { 0 } else { self.0 >> 2 }
    }

    /// From `(generation, Free)` to `(generation + 1, Live)`: the next instance in a slot that was
    /// used before, and that is not worn.
    #[inline]
    pub(crate) fn next_of_used(self) -> Option<Self> {
        self.0.checked_add(Tag::new(1, State::Live).0).map(Tag)
    }

    /// The same, also for a fresh slot. `None` if the generations are used up.
    pub(crate) fn next(self) -> Option<Self> {
        if self.is_fresh() {
            Some(Tag::new(1, State::Live))
        } else {
            self.next_of_used()
        }
    }
}

/// The field assigned last, not yet extracted from the word, because few readers need it.
#[derive(Clone, Copy)]
pub(crate) struct Last(u32);

impl Last {
    /// Sets a mark for the reader's own use, in the bit of `BUSY`, which is never set in what it
    /// reads.
    #[inline]
    pub(crate) fn with_mark(self, mark: bool) -> Self {
        Last(self.0 | u32::from(mark))
    }

    pub(crate) fn mark(self) -> bool {
        self.0 & 1 != 0
    }

    pub(crate) fn field(self) -> LastField {
        match self.0 >> LAST & ALL {
            ALL => LastField::All,
            STALE => LastField::Stale,
            field => LastField::Index(field as usize),
        }
    }
}

/// The lock and the cells that it protects, in one struct, so that there is no padding between them.
pub(crate) struct SeqLock<R> {
    /// The sequence, which grows with each change; 17 bits for the field assigned last; and one bit
    /// that is set during a change.
    word: AtomicU32,
    /// How often the sequence began again. Never set back.
    wraps: AtomicU32,
    /// Different for each instance in the slot.
    tag: AtomicU32,
    /// Where and when the instance was created.
    birth: AtomicU32,
    pub(crate) cells: R,
}

impl<R> SeqLock<R> {
    pub(crate) fn new(cells: R) -> Self {
        SeqLock {
            word: AtomicU32::new(0),
            wraps: AtomicU32::new(0),
            tag: AtomicU32::new(Tag::FRESH.0),
            birth: AtomicU32::new(0),
            cells,
        }
    }

    /// Stores the fields of a new instance, by `store`, in a free slot whose next tag is `tag`.
    #[inline]
    pub(crate) fn enter(&self, tag: Tag, birth: u32, store: impl FnOnce()) {
        // A thread that reads anything stored from here on also sees that the tag has changed.
        fence(Ordering::Release);
        store();
        self.birth.store(birth, Ordering::Relaxed);
        self.word.store(FIRST, Ordering::Relaxed);
        self.tag.store(tag.0, Ordering::Release);
    }

    /// Begins a change by the owner; it ends when the guard is dropped. `None` for a sink.
    #[inline]
    pub(crate) fn change(&self, last: LastBits) -> Option<Change<'_>> {
        let mut word = self.word.load(Ordering::Relaxed);
        if word >= LAST_LAP {
            word = self.next_lap(word)?;
        }
        let busy = word | LOW;
        self.word.store(busy, Ordering::Relaxed);
        fence(Ordering::Release);
        Some(Change {
            word: &self.word,
            next: busy.wrapping_add(1 + (last << LAST)),
        })
    }

    /// Begins the sequence again, in a change that does nothing else. A reader that has read the
    /// word before finds another number of wraps afterwards.
    #[cold]
    #[inline(never)]
    fn next_lap(&self, word: u32) -> Option<u32> {
        if word == SINK {
            return None;
        }
        self.word.store(word | BUSY, Ordering::Relaxed);
        fence(Ordering::Release);
        let wraps = self.wraps.load(Ordering::Relaxed).wrapping_add(1);
        self.wraps.store(wraps, Ordering::Relaxed);
        let word = word & LOW & !BUSY;
        self.word.store(word, Ordering::Release);
        Some(word)
    }

    /// The lock of a sink, for instances without a record. Nothing is ever written to it.
    pub(crate) fn sink(cells: R) -> Self {
        SeqLock {
            word: AtomicU32::new(SINK),
            ..Self::new(cells)
        }
    }

    #[inline]
    pub(crate) fn is_sink(&self) -> bool {
        self.word.load(Ordering::Relaxed) == SINK
    }

    /// The field assigned last, for the owner.
    #[inline]
    pub(crate) fn last(&self) -> LastField {
        Last(self.word.load(Ordering::Relaxed)).field()
    }

    /// Sets the state after the instance was dropped.
    #[inline]
    pub(crate) fn leave(&self, state: State) -> Tag {
        let left = self.tag().with(state);
        self.tag.store(left.0, Ordering::Release);
        left
    }

    /// The generation of a retained instance. Acquire: sees everything that its owner did.
    #[inline]
    pub(crate) fn retained(&self) -> Option<u32> {
        let tag = Tag(self.tag.load(Ordering::Acquire));
        (tag.state() == State::Retained).then(|| tag.generation())
    }

    /// Claims a retained slot of this generation. The thread that succeeds is its only writer.
    pub(crate) fn claim(&self, generation: u32, state: State) -> bool {
        let (from, to) = (
            Tag::new(generation, State::Retained),
            Tag::new(generation, state),
        );
        self.tag
            .compare_exchange(from.0, to.0, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }

    #[inline]
    pub(crate) fn tag(&self) -> Tag {
        Tag(self.tag.load(Ordering::Relaxed))
    }

    /// The birth of the instance in the slot. Outside of `consistent` it may be that of another
    /// instance.
    #[inline]
    pub(crate) fn birth(&self) -> u32 {
        self.birth.load(Ordering::Relaxed)
    }

    /// The tag and the birth of one instance. It does not wait for changes of the record.
    #[inline]
    pub(crate) fn tag_and_birth(&self) -> (Tag, u32) {
        let mut tries = 0_u32;
        loop {
            let tag = self.tag.load(Ordering::Acquire);
            let birth = self.birth();
            fence(Ordering::Acquire);
            if self.tag.load(Ordering::Relaxed) == tag {
                return (Tag(tag), birth);
            }
            pause(tries);
            tries = tries.wrapping_add(1);
        }
    }

    /// Replaces a birth, unless another instance has entered: either that has stored another one, and the
    /// exchange fails, or it will, and its store comes after the exchange.
    pub(crate) fn set_birth(&self, old: u32, new: u32) {
        let relaxed = Ordering::Relaxed;
        let _ = self.birth.compare_exchange(old, new, relaxed, relaxed);
    }

    /// Leaves room for one more instance before the slot is worn.
    #[cfg(test)]
    pub(crate) fn wear(&self) {
        let tag = Tag::new((u32::MAX >> 2) - 1, self.tag().state());
        self.tag.store(tag.0, Ordering::Release);
    }

    /// Reads until nothing changed during `read`. It gets the field assigned last, and returns
    /// `None` if the cells are inconsistent.
    #[inline]
    pub(crate) fn consistent<T>(&self, mut read: impl FnMut(Tag, Last) -> Option<T>) -> T {
        loop {
            if let Some(value) = self.attempt(&mut read) {
                return value;
            }
            self.wait();
        }
    }

    /// Waits until there is no change. It is not inlined and returns nothing, so that a loop over slots has the
    /// registers for itself.
    #[cold]
    #[inline(never)]
    fn wait(&self) {
        let mut tries = 0_u32;
        loop {
            pause(tries);
            tries = tries.wrapping_add(1);
            if self.word.load(Ordering::Relaxed) & BUSY == 0 {
                return;
            }
        }
    }

    #[inline]
    fn attempt<T>(&self, read: &mut impl FnMut(Tag, Last) -> Option<T>) -> Option<T> {
        // The tag is read first: while it is the same, the word belongs to this instance. The same word comes
        // again only one or more wraps later, so the wraps are read before and after it.
        let tag = self.tag.load(Ordering::Acquire);
        let wraps = self.wraps.load(Ordering::Acquire);
        let word = self.word.load(Ordering::Acquire);
        if word & BUSY != 0 {
            return None;
        }
        let value = read(Tag(tag), Last(word))?;
        fence(Ordering::Acquire);
        let same = self.word.load(Ordering::Acquire) == word
            && self.wraps.load(Ordering::Relaxed) == wraps
            && self.tag.load(Ordering::Relaxed) == tag;
        same.then_some(value)
    }
}

/// A change in progress. No user code may run until it ends: readers wait for it.
pub(crate) struct Change<'v> {
    word: &'v AtomicU32,
    next: u32,
}

impl Drop for Change<'_> {
    #[inline]
    fn drop(&mut self) {
        self.word.store(self.next, Ordering::Release);
    }
}
