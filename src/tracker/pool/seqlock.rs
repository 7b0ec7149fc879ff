//! The two words of a slot: who is in it, and how often that one changed.
//!
//! A sequence lock (Boehm, "Can seqlocks get along with programming language memory models?",
//! 2012). A slot has one writer, its owner, so a change is two plain stores. Only a retained slot
//! has no owner: whoever claims it exchanges the tag, and one alone succeeds.

use super::sync::{AtomicU32, AtomicU64, Ordering, fence, pause};

/// What a slot is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Free = 0,
    Live = 1,
    Retained = 2,
}

/// `last` where no single field was assigned last.
pub(crate) const ALL: u16 = (1 << (SEQUENCE - LAST)) - 1;

/// `last` where the record is not what the owner has: its `Clone` panicked.
pub(crate) const STALE: u16 = ALL - 1;

const BUSY: u64 = 1;
const LAST: u32 = 1;
const SEQUENCE: u32 = 12;
const GENERATION: u32 = 34;

/// Of 30 bits.
const LAST_GENERATION: u32 = u32::MAX >> 2;

/// 30 bits of generation, 2 of state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag(u32);

impl Tag {
    fn new(generation: u32, state: State) -> Self {
        Tag(generation << 2 | state as u32)
    }

    #[inline]
    pub(crate) fn state(self) -> State {
        match self.0 & 3 {
            0 => State::Free,
            1 => State::Live,
            _ => State::Retained,
        }
    }

    /// How many instances used the slot.
    #[inline]
    pub(crate) fn generation(self) -> u32 {
        self.0 >> 2
    }
}

/// The field assigned last, still among the other bits: few ask.
#[derive(Clone, Copy)]
pub(crate) struct Last(u32);

impl Last {
    #[allow(clippy::cast_possible_truncation, reason = "it has 11 bits")]
    pub(crate) fn field(self) -> u16 {
        (self.0 >> LAST) as u16 & ALL
    }
}

/// See the module. It holds what it guards, so that no padding is between them.
pub(crate) struct SeqLock<R> {
    /// 52 bits that grow at each change, 11 of the field assigned last, 1 set during a change.
    word: AtomicU64,
    /// No two instances in the slot have the same.
    tag: AtomicU32,
    pub(crate) cells: R,
}

impl<R> SeqLock<R> {
    pub(crate) fn new(cells: R) -> Self {
        SeqLock {
            word: AtomicU64::new(0),
            tag: AtomicU32::new(0),
            cells,
        }
    }

    /// A new instance's fields were stored, by `store`, in the free slot.
    #[inline]
    pub(crate) fn enter(&self, store: impl FnOnce()) {
        let generation = self.tag().generation() + 1;
        // Who reads what is stored from here on finds another tag than it began with.
        fence(Ordering::Release);
        store();
        // Whatever the word was: that it is told from is the tag's part.
        self.word.store(first(generation), Ordering::Relaxed);
        let tag = Tag::new(generation, State::Live);
        self.tag.store(tag.0, Ordering::Release);
    }

    /// Begins a change by the owner; it ends when the guard is dropped.
    #[inline]
    pub(crate) fn change(&self, last: u16) -> Change<'_> {
        let word = self.word.load(Ordering::Relaxed);
        self.word.store(word | BUSY, Ordering::Relaxed);
        fence(Ordering::Release);
        Change {
            word: &self.word,
            next: next(word, last),
        }
    }

    /// What `last` is. For the owner.
    #[inline]
    pub(crate) fn last(&self) -> u16 {
        last(self.word.load(Ordering::Relaxed)).field()
    }

    /// The instance is gone.
    #[inline]
    pub(crate) fn leave(&self, state: State) -> Tag {
        let left = Tag::new(self.tag().generation(), state);
        self.tag.store(left.0, Ordering::Release);
        left
    }

    /// Takes a retained slot of this generation. Who succeeds is its only writer.
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

    /// Whether the slot can be used again and its instances still be told apart.
    pub(crate) fn is_usable(&self) -> bool {
        self.tag().generation() < LAST_GENERATION
    }

    /// One instance more, and the slot is worn.
    #[cfg(test)]
    pub(crate) fn wear(&self) {
        let tag = Tag::new(LAST_GENERATION - 1, self.tag().state());
        self.tag.store(tag.0, Ordering::Release);
    }

    /// Whether the slot was used before, and can be used again.
    #[inline]
    pub(crate) fn is_seasoned(&self) -> bool {
        (1..LAST_GENERATION).contains(&self.tag().generation())
    }

    /// Reads until nothing changed meanwhile. `read` is also told the field assigned last, and
    /// gives `None` in the middle of a change.
    #[inline]
    pub(crate) fn consistent<T>(&self, mut read: impl FnMut(Tag, Last) -> Option<T>) -> T {
        let mut tries = 0_u32;
        loop {
            if let Some(value) = self.attempt(&mut read) {
                return value;
            }
            pause(tries);
            tries = tries.wrapping_add(1);
        }
    }

    #[inline]
    fn attempt<T>(&self, read: &mut impl FnMut(Tag, Last) -> Option<T>) -> Option<T> {
        let word = self.word.load(Ordering::Acquire);
        let tag = self.tag.load(Ordering::Acquire);
        if word & BUSY != 0 {
            return None;
        }
        let value = read(Tag(tag), last(word))?;
        fence(Ordering::Acquire);
        let same =
            self.word.load(Ordering::Relaxed) == word && self.tag.load(Ordering::Relaxed) == tag;
        same.then_some(value)
    }
}

/// The word of an instance that did not change yet.
#[inline]
fn first(generation: u32) -> u64 {
    u64::from(generation) << GENERATION | u64::from(ALL) << LAST
}

#[inline]
fn next(word: u64, last: u16) -> u64 {
    ((word >> SEQUENCE).wrapping_add(1)) << SEQUENCE | u64::from(last) << LAST
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is in the lower half")]
fn last(word: u64) -> Last {
    Last(word as u32)
}

/// A change that goes on. No user code may run until it ends: readers wait for it.
pub(crate) struct Change<'v> {
    word: &'v AtomicU64,
    next: u64,
}

impl Drop for Change<'_> {
    #[inline]
    fn drop(&mut self) {
        self.word.store(self.next, Ordering::Release);
    }
}
