//! The place of one instance's record in a pool, with its state.

use core::mem;

use super::seqlock::{ALL, Last, LastBits, LastField, STALE, SeqLock, State, Tag, last_bits};
use crate::policy::copying::Copying;
use crate::tracker::Recorded;
use crate::tracker::birth::Birth;
use crate::tracker::cells::{Clear, Every, FieldVisitor, LeftOut, Nests, One, Plain, Step};

/// It does not contain its index, which follows from its address and is needed rarely.
pub(crate) struct Slot<R>(SeqLock<R>);

/// Marks the record as stale if it is dropped, which happens if a `Clone` panics.
struct MarkStale<'s, R>(&'s SeqLock<R>);

impl<R> Drop for MarkStale<'_, R> {
    #[cold]
    fn drop(&mut self) {
        drop(self.0.change(STALE)); // never a sink, which has no cells to prepare
    }
}

/// A consistent copy of a slot.
pub(crate) struct Reading<F> {
    pub(crate) tag: Tag,
    /// Marked if the fields contain instances that are data.
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

    /// Whether no user code runs when an instance is created or dropped. The compiler evaluates it to a
    /// constant.
    #[inline]
    pub(crate) fn is_plain<F: Recorded<Cells = R>>(&self) -> bool {
        let mut plain = Plain(true);
        F::cells(&self.0.cells, &mut plain);
        plain.0
    }

    /// Whether the fields may contain instances. The compiler evaluates it to a constant.
    #[inline]
    fn may_nest<F: Recorded<Cells = R>>(&self) -> bool {
        let mut nests = Nests(false);
        F::cells(&self.0.cells, &mut nests);
        nests.0
    }

    /// Calls `found` with the index of each field that is left out of the record.
    #[inline]
    pub(crate) fn left_out<F: Recorded<Cells = R>>(&self, found: &mut dyn FnMut(usize)) {
        F::cells(&self.0.cells, &mut LeftOut { index: 0, found });
    }

    /// Makes the copies that run user code. If a `Clone` panics, nothing changes.
    #[inline]
    pub(crate) fn prepare<F: Recorded<Cells = R>>(&self, fields: &F) {
        fields.each(&self.0.cells, Every(Step::Prepare));
    }

    /// Enters a new instance in the free slot, whose next tag is `tag`, after `prepare`.
    #[inline]
    pub(crate) fn enter<F: Recorded<Cells = R>>(&self, tag: Tag, birth: Birth, fields: &F) {
        self.0.enter(tag, birth.bits(), || {
            fields.each(&self.0.cells, Every(Step::Commit));
        });
    }

    /// The slot of all instances of a type that have no record.
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
            self.change(fields, last_bits(field), Every); // and updates the others
        } else {
            self.change(fields, last_bits(field), |step| One(field, step));
        }
    }

    /// Notes that the fields may have changed. If that runs no user code, they are stored; otherwise the record
    /// is marked as stale.
    pub(crate) fn interrupt<F: Recorded<Cells = R>>(&self, fields: &F) {
        if self.is_plain::<F>() {
            self.change(fields, ALL, Every);
        } else if !self.is_sink() {
            drop(MarkStale(&self.0));
        }
    }

    #[inline]
    fn change<F: Recorded<Cells = R>, V: FieldVisitor>(
        &self,
        fields: &F,
        last: LastBits,
        visitor: impl Fn(Step) -> V,
    ) {
        if self.is_plain::<F>() {
            if let Some(_change) = self.0.change(last) {
                fields.each(&self.0.cells, visitor(Step::Commit));
            }
            return;
        }
        let behind = MarkStale(&self.0);
        fields.each(&self.0.cells, visitor(Step::Prepare));
        mem::forget(behind);
        let Some(change) = self.0.change(last) else {
            return;
        };
        fields.each(&self.0.cells, visitor(Step::Commit));
        drop(change);
        fields.each(&self.0.cells, visitor(Step::Settle));
    }

    /// Makes the record of an instance that was dropped invisible, or retained.
    #[inline]
    pub(crate) fn leave(&self, state: State) -> Tag {
        self.0.leave(state)
    }

    /// The same for an instance whose record is dropped. `None` if this is the sink.
    #[inline]
    pub(crate) fn vacate(&self) -> Option<Tag> {
        let is_live = self.tag().state() == State::Live;
        is_live.then(|| self.leave(State::Free))
    }

    /// The generation of a retained instance. Its reader sees everything that its owner did.
    #[inline]
    pub(crate) fn retained(&self) -> Option<u32> {
        self.0.retained()
    }

    /// Claims the slot if this instance is retained in it.
    pub(crate) fn claim(&self, generation: u32, state: State) -> bool {
        self.0.claim(generation, state)
    }

    /// Makes the instance live again, with the values of its record.
    pub(crate) fn catch_up(&self) {
        if self.0.last() == LastField::Stale {
            drop(self.0.change(ALL));
        }
    }

    /// The fields, moved out of a slot that was claimed.
    pub(crate) fn take<F: Recorded<Cells = R>>(&self) -> Option<F> {
        let mut fields = None;
        F::load(&self.0.cells, true, &mut fields);
        fields
    }

    /// Empties the cells of a slot that is free and claimed. Runs the user's `Drop`; if that
    /// panics, the other cells are emptied nevertheless.
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

    /// Reads the slot. `None` if there is no instance, or not the one that is `wanted`.
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
            let mut fields = None;
            F::load(&self.0.cells, false, &mut fields);
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
        assert_eq!(lock.last(), LastField::All); // not the index of a field
    }
}
