//! The word of a slot: what state it is in, and whether it is being changed.
//!
//! A sequence lock (Boehm, "Can seqlocks get along with programming language memory models?",
//! 2012). A slot has one writer, its owner, so a change is two plain stores. Only a retained slot
//! has no owner: whoever claims it exchanges the word, and one alone succeeds.

use super::sync::{AtomicU64, Ordering, fence, pause};

/// What a slot is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Free = 0,
    Live = 1,
    Retained = 2,
}

const BUSY: u64 = 1;
const STATE: u32 = 1;
const LAST: u32 = 3;
const SEQUENCE: u32 = 14;

/// `last` where no single field was assigned last.
pub(super) const ALL: usize = (1 << (SEQUENCE - LAST)) - 1;

/// 50 bits of sequence, 11 of the field assigned last, 2 of state, 1 that is set during a change.
///
/// The sequence grows at each change. It comes round after 13 days of changes at a nanosecond
/// each, and that matters only to a reader that slept for exactly so long.
pub(super) struct Version(AtomicU64);

/// The word, outside of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Word(u64);

impl Word {
    pub(super) fn state(self) -> State {
        match self.0 >> STATE & 3 {
            0 => State::Free,
            1 => State::Live,
            _ => State::Retained,
        }
    }

    pub(super) fn last(self) -> Option<usize> {
        let last = (self.0 >> LAST) as usize & ALL;
        (last != ALL).then_some(last)
    }

    #[inline]
    fn next(self, state: State, last: usize) -> u64 {
        let sequence = (self.0 >> SEQUENCE).wrapping_add(1);
        // More fields than fit are not told apart.
        let last = if last < ALL { last } else { ALL };
        sequence << SEQUENCE | (last as u64) << LAST | (state as u64) << STATE
    }
}

impl Version {
    pub(super) fn new() -> Self {
        Version(AtomicU64::new(0))
    }

    /// Begins a change by the owner; it ends when the guard is dropped.
    #[inline]
    pub(super) fn change(&self, state: State, last: usize) -> Change<'_> {
        let word = self.0.load(Ordering::Relaxed);
        self.0.store(word | BUSY, Ordering::Relaxed);
        fence(Ordering::Release);
        Change {
            version: &self.0,
            next: Word(word).next(state, last),
        }
    }

    /// The owner leaves the slot in another state, with the fields as they are.
    #[inline]
    pub(super) fn leave(&self, state: State) -> Word {
        let word = Word(self.0.load(Ordering::Relaxed));
        let next = word.next(state, word.last().unwrap_or(ALL));
        self.0.store(next, Ordering::Release);
        Word(next)
    }

    /// The word, where it does not change right now.
    pub(super) fn peek(&self) -> Option<Word> {
        let word = self.0.load(Ordering::Acquire);
        (word & BUSY == 0).then_some(Word(word))
    }

    /// Takes a retained slot, as it was when `word` was read. Who succeeds is its only writer.
    pub(super) fn claim(&self, word: Word, state: State) -> bool {
        let next = word.next(state, word.last().unwrap_or(ALL));
        word.state() == State::Retained
            && self
                .0
                .compare_exchange(word.0, next, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok()
    }

    /// Reads until nothing changed meanwhile. `read` gives `None` in the middle of a change.
    #[inline]
    pub(super) fn consistent<T>(&self, mut read: impl FnMut(Word) -> Option<T>) -> T {
        let mut tries = 0_u32;
        loop {
            let before = self.0.load(Ordering::Acquire);
            if before & BUSY == 0 {
                let value = read(Word(before));
                fence(Ordering::Acquire);
                match value {
                    Some(value) if self.0.load(Ordering::Relaxed) == before => return value,
                    _ => {}
                }
            }
            pause(tries);
            tries = tries.wrapping_add(1);
        }
    }
}

/// A change that goes on. No user code may run until it ends: readers wait for it.
pub(super) struct Change<'v> {
    version: &'v AtomicU64,
    next: u64,
}

impl Drop for Change<'_> {
    #[inline]
    fn drop(&mut self) {
        self.version.store(self.next, Ordering::Release);
    }
}
