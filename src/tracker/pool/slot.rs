//! One instance's place in a pool: its state and its record, read consistently.

use core::mem;

use super::seqlock::{ALL, Last, LastBits, LastField, STALE, SeqLock, State, Tag, last_bits};
use crate::policy::copying::Copying;
use crate::tracker::Recorded;
use crate::tracker::birth::Birth;
use crate::tracker::cells::{Clear, Every, FieldVisitor, Nests, One, Plain, Step};

/// No index: it is known from where the slot lies, and asked for rarely.
pub(crate) struct Slot<R>(SeqLock<R>);

/// Dropped where a `Clone` panics: the instance has what its record has not.
struct MarkStale<'s, R>(&'s SeqLock<R>);

impl<R> Drop for MarkStale<'_, R> {
    #[cold]
    fn drop(&mut self) {
        drop(self.0.change(STALE)); // no sink: it has no cells to prepare
    }
}

/// What a slot shows of an instance.
pub(crate) struct Reading<F> {
    pub(crate) tag: Tag,
    /// Marked if there are instances in the fields that are data.
    pub(crate) last: Last,
    pub(crate) birth: Birth,
    pub(crate) fields: F,
}

impl<R> Slot<R> {
    pub(crate) fn new(cells: R) -> Self {
        Slot(SeqLock::new(cells))
    }

    #[inline]
    pub(crate) fn tag(&self) -> Tag {
        self.0.tag()
    }

    #[cfg(test)]
    pub(crate) fn wear(&self) {
        self.0.wear();
    }

    /// Tag and birth of an instance; `None` if the slot is free.
    #[inline]
    pub(crate) fn birth(&self) -> Option<(Tag, Birth)> {
        let (tag, birth) = self.0.tag_and_birth();
        (tag.state() != State::Free).then(|| (tag, Birth::from_bits(birth)))
    }

    /// Replaces the birth, unless another instance has entered.
    pub(crate) fn set_birth(&self, old: Birth, new: Birth) {
        self.0.set_birth(old.bits(), new.bits());
    }

    /// Whether no user code runs when an instance comes or goes. Known to the compiler.
    #[inline]
    pub(crate) fn is_plain<F: Recorded<Cells = R>>(&self) -> bool {
        let mut plain = Plain(true);
        F::cells(&self.0.cells, &mut plain);
        plain.0
    }

    /// Whether there may be instances in the fields. Known to the compiler.
    #[inline]
    fn may_nest<F: Recorded<Cells = R>>(&self) -> bool {
        let mut nests = Nests(false);
        F::cells(&self.0.cells, &mut nests);
        nests.0
    }

    /// Copies what is the user's to copy, so where a `Clone` panics nothing has changed.
    #[inline]
    pub(crate) fn prepare<F: Recorded<Cells = R>>(&self, fields: &F) {
        fields.each(&self.0.cells, &mut Every(Step::Prepare));
    }

    /// A new instance takes the free slot, whose next tag this is, after `prepare`.
    #[inline]
    pub(crate) fn enter<F: Recorded<Cells = R>>(&self, tag: Tag, birth: Birth, fields: &F) {
        self.0.enter(tag, birth.bits(), || {
            fields.each(&self.0.cells, &mut Every(Step::Commit));
        });
    }

    /// One that takes no record, for all instances of a type that have none.
    pub(crate) fn sink(cells: R) -> Self {
        Slot(SeqLock::sink(cells))
    }

    #[inline]
    pub(crate) fn is_sink(&self) -> bool {
        self.0.is_sink()
    }

    #[inline]
    pub(crate) fn replace<F: Recorded<Cells = R>>(&self, fields: &F) {
        if self.is_plain::<F>() || !self.is_sink() {
            self.change(fields, ALL, Every);
        }
    }

    #[inline]
    pub(crate) fn assign<F: Recorded<Cells = R>>(&self, fields: &F, field: usize) {
        if self.is_plain::<F>() {
            self.change(fields, last_bits(field), |step| One(field, step));
        } else if self.is_sink() {
            // Nothing is prepared.
        } else if self.0.last() == LastField::Stale {
            self.change(fields, last_bits(field), Every); // and catches up
        } else {
            self.change(fields, last_bits(field), |step| One(field, step));
        }
    }

    #[inline]
    fn change<F: Recorded<Cells = R>, V: FieldVisitor>(
        &self,
        fields: &F,
        last: LastBits,
        visitor: impl Fn(Step) -> V,
    ) {
        let behind = MarkStale(&self.0);
        fields.each(&self.0.cells, &mut visitor(Step::Prepare));
        mem::forget(behind);
        let Some(change) = self.0.change(last) else {
            return;
        };
        fields.each(&self.0.cells, &mut visitor(Step::Commit));
        drop(change);
        fields.each(&self.0.cells, &mut visitor(Step::Settle));
    }

    /// The instance is gone; nobody sees its record any more, or only as retained.
    #[inline]
    pub(crate) fn leave(&self, state: State) -> Tag {
        self.0.leave(state)
    }

    /// The same of one that is free then. `None` if this is the sink.
    #[inline]
    pub(crate) fn vacate(&self) -> Option<Tag> {
        let is_live = self.tag().state() == State::Live;
        is_live.then(|| self.leave(State::Free))
    }

    /// The generation of the instance that is retained. Sees what was done before it was.
    #[inline]
    pub(crate) fn retained(&self) -> Option<u32> {
        self.0.retained()
    }

    /// Takes the slot from the pool, if this instance is retained there.
    pub(crate) fn claim(&self, generation: u32, state: State) -> bool {
        self.0.claim(generation, state)
    }

    /// The instance lives again, with what its record has.
    pub(crate) fn catch_up(&self) {
        if self.0.last() == LastField::Stale {
            drop(self.0.change(ALL));
        }
    }

    /// The fields, moved out of a slot that was claimed.
    pub(crate) fn take<F: Recorded<Cells = R>>(&self) -> Option<F> {
        F::load(&self.0.cells, true)
    }

    /// Empties the cells of a slot that is free and nobody else's. Runs the user's `Drop`; where
    /// that panics, the other cells are emptied all the same.
    pub(crate) fn clear<F: Recorded<Cells = R>>(&self) {
        struct Rest<'r, F: Recorded>(&'r F::Cells);
        impl<F: Recorded> Drop for Rest<'_, F> {
            fn drop(&mut self) {
                F::cells(self.0, &mut Clear);
            }
        }
        let rest = Rest::<F>(&self.0.cells);
        F::cells(rest.0, &mut Clear);
        mem::forget(rest);
    }

    /// `None` where there is no instance, or none that is `wanted`.
    #[inline]
    pub(crate) fn read<F: Recorded<Cells = R>>(
        &self,
        wanted: impl Fn(Tag) -> bool,
    ) -> Option<Reading<F>> {
        self.0.consistent(|tag, last| {
            if tag.state() == State::Free || !wanted(tag) {
                return Some(None);
            }
            let copying = self.may_nest::<F>().then(Copying::begin);
            let fields = F::load(&self.0.cells, false);
            let nests = copying.is_some_and(Copying::end);
            Some(Some(Reading {
                tag,
                last: last.with_mark(nests),
                birth: Birth::from_bits(self.0.birth()),
                fields: fields?,
            }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_a_setter_can_name_comes_back() {
        let lock = SeqLock::new(());
        lock.enter(lock.tag().next().unwrap(), 0, || ());
        for field in (0..10_000).chain(65_530..65_536) {
            assert!(lock.change(last_bits(field)).is_some());
            let last = lock.consistent(|_, last| Some(last.field()));
            assert_eq!(last, LastField::Index(field));
        }
        for (bits, field) in [(ALL, LastField::All), (STALE, LastField::Stale)] {
            assert!(lock.change(bits).is_some());
            assert_eq!(lock.last(), field);
        }
        assert!(lock.change(last_bits(usize::MAX)).is_some());
        assert_eq!(lock.last(), LastField::All); // a handle was told of a field that is none
    }
}
