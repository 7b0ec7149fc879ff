//! The free slots that a thread keeps at hand, so that it asks the pool once in many.

use super::sync::Cell;

/// How many a magazine holds. Miri looks at every one of them, whichever is asked for.
pub(crate) const ROUNDS: usize = if cfg!(miri) { 8 } else { 64 };

/// How many go from the pool to a magazine, or back, in one step.
pub(crate) const BATCH: usize = ROUNDS / 2;

/// A stack. It belongs to one thread, and nothing runs while it changes.
pub(crate) struct Magazine<T> {
    len: Cell<usize>,
    rounds: [Cell<Option<T>>; ROUNDS],
}

impl<T: Copy> Magazine<T> {
    pub(crate) const fn new() -> Self {
        Magazine {
            len: Cell::new(0),
            rounds: [const { Cell::new(None) }; ROUNDS],
        }
    }

    /// The last one, with what `wanted` says of it, unless that is nothing.
    #[inline]
    pub(crate) fn pop_if<A>(&self, wanted: impl FnOnce(T) -> Option<A>) -> Option<(T, A)> {
        let len = self.len.get().wrapping_sub(1);
        let round = self.rounds.get(len)?.get()?;
        let answer = wanted(round)?;
        self.len.set(len);
        Some((round, answer))
    }

    #[inline]
    pub(crate) fn pop(&self) -> Option<T> {
        self.pop_if(|_| Some(())).map(|(round, ())| round)
    }

    /// Gives the round back where there is no room.
    #[inline]
    pub(crate) fn push(&self, round: T) -> Result<(), T> {
        let len = self.len.get();
        let Some(place) = self.rounds.get(len) else {
            return Err(round);
        };
        place.set(Some(round));
        self.len.set(len + 1);
        Ok(())
    }

    /// Fills an empty magazine.
    pub(crate) fn load(&self, rounds: impl Iterator<Item = T>) {
        let mut len = 0;
        for (place, round) in self.rounds.iter().zip(rounds) {
            place.set(Some(round));
            len += 1;
        }
        self.len.set(len);
    }

    /// Takes out the ones that lie longest, so that the pool and its magazine are one stack.
    pub(crate) fn spill(&self, count: usize, into: &mut Vec<T>) {
        let len = self.len.get();
        let count = count.min(len);
        into.extend(self.rounds[..count].iter().filter_map(Cell::take));
        for i in count..len {
            self.rounds[i - count].swap(&self.rounds[i]);
        }
        self.len.set(len - count);
    }
}
