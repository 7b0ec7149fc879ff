//! The free slots that a thread keeps, so that it rarely needs the lock of the pool.

use super::sync::Cell;

/// The number of slots that a magazine holds. Miri checks all of them on each access.
pub(crate) const ROUNDS: usize = if cfg!(miri) { 8 } else { 64 };

/// The number of slots that are moved between the depot and a magazine in one step.
pub(crate) const BATCH: usize = ROUNDS / 2;

/// A stack. It belongs to one thread, and no other code runs on that thread while it changes.
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

    /// Pops the last round if `wanted` returns `Some` for it.
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

    /// Returns the round if there is no room.
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

    /// Takes out the oldest rounds, so that the depot and the magazine form one stack.
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
