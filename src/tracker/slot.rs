//! One instance's place in a pool: its state and its record, read consistently.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::Recorded;
use super::passes::{Clear, Every, One, Step};
use super::version::{ALL, State, Version, Word};

/// No index: it is known from where the slot lies, and asked for rarely.
pub(super) struct Slot<R> {
    version: Version,
    generation: AtomicU32,
    record: R,
}

/// What a slot shows of an instance.
pub(super) struct Reading<F> {
    pub(super) generation: u32,
    pub(super) word: Word,
    pub(super) fields: F,
}

impl<R> Slot<R> {
    pub(super) fn new(record: R) -> Self {
        Slot {
            version: Version::new(),
            generation: AtomicU32::new(0),
            record,
        }
    }

    /// How many instances used the slot.
    #[inline]
    pub(super) fn generation(&self) -> u32 {
        self.generation.load(Relaxed)
    }

    /// Whether the slot can be used again and its instances still be told apart.
    #[inline]
    pub(super) fn is_usable(&self) -> bool {
        self.generation() < u32::MAX
    }

    /// Copies what is the user's to copy, so where a `Clone` panics nothing has changed.
    #[inline]
    pub(super) fn prepare<F: Recorded<Record = R>>(&self, fields: &F) {
        fields.each(&self.record, &mut Every(Step::Prepare));
    }

    /// A new instance takes the slot, after `prepare`. Says whether it is the first.
    #[inline]
    pub(super) fn enter<F: Recorded<Record = R>>(&self, fields: &F) -> bool {
        let generation = self.generation();
        let change = self.version.change(State::Live, ALL);
        self.generation.store(generation.wrapping_add(1), Relaxed);
        fields.each(&self.record, &mut Every(Step::Commit));
        drop(change);
        generation == 0
    }

    #[inline]
    pub(super) fn replace<F: Recorded<Record = R>>(&self, fields: &F) {
        fields.each(&self.record, &mut Every(Step::Prepare));
        let change = self.version.change(State::Live, ALL);
        fields.each(&self.record, &mut Every(Step::Commit));
        drop(change);
        fields.each(&self.record, &mut Every(Step::Settle));
    }

    #[inline]
    pub(super) fn assign<F: Recorded<Record = R>>(&self, fields: &F, field: usize) {
        fields.each(&self.record, &mut One(field, Step::Prepare));
        let change = self.version.change(State::Live, field);
        fields.each(&self.record, &mut One(field, Step::Commit));
        drop(change);
        fields.each(&self.record, &mut One(field, Step::Settle));
    }

    /// The instance is gone; nobody sees its record any more, or only as retained.
    #[inline]
    pub(super) fn leave(&self, state: State) -> Word {
        self.version.leave(state)
    }

    /// Takes a retained slot, of this generation, from the pool.
    pub(super) fn claim(&self, generation: u32, state: State) -> bool {
        self.version
            .peek()
            .is_some_and(|word| self.generation() == generation && self.version.claim(word, state))
    }

    /// Takes the slot if it is retained, whatever its generation.
    pub(super) fn claim_any(&self) -> bool {
        self.version
            .peek()
            .is_some_and(|word| self.version.claim(word, State::Free))
    }

    /// Takes a retained slot if it is as it was when `word` was read.
    pub(super) fn claim_at(&self, word: Word) -> bool {
        self.version.claim(word, State::Free)
    }

    pub(super) fn is_at(&self, word: Word) -> bool {
        self.version.peek() == Some(word)
    }

    /// The fields, moved out of a slot that was claimed.
    pub(super) fn take<F: Recorded<Record = R>>(&self) -> Option<F> {
        F::recall(&self.record, true)
    }

    /// Empties the cells of a slot that is free and nobody else's. Runs the user's `Drop`; where
    /// that panics, the other cells are emptied all the same.
    pub(super) fn clear<F: Recorded<Record = R>>(&self) {
        struct Rest<'r, F: Recorded>(&'r F::Record);
        impl<F: Recorded> Drop for Rest<'_, F> {
            fn drop(&mut self) {
                F::cells(self.0, &mut Clear);
            }
        }
        let rest = Rest::<F>(&self.record);
        F::cells(rest.0, &mut Clear);
        core::mem::forget(rest);
    }

    /// What state the slot is in, and of which generation, at one moment.
    pub(super) fn state(&self) -> (State, u32) {
        self.version
            .consistent(|word| Some((word.state(), self.generation())))
    }

    /// `None` where there is no instance, or none that is `wanted`.
    #[inline]
    pub(super) fn read<F: Recorded<Record = R>>(
        &self,
        wanted: impl Fn(State, u32) -> bool,
    ) -> Option<Reading<F>> {
        self.version.consistent(|word| {
            let generation = self.generation();
            if word.state() == State::Free || !wanted(word.state(), generation) {
                return Some(None);
            }
            Some(Some(Reading {
                generation,
                word,
                fields: F::recall(&self.record, false)?,
            }))
        })
    }
}
