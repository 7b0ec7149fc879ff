//! One instance's place in a pool: its state and its record, read consistently.

use core::mem;

use super::passes::{Clear, Every, One, Plain, Step};
use super::version::{ALL, BEHIND, Last, State, Tag, Version};
use super::{OnField, Recorded};

/// No index: it is known from where the slot lies, and asked for rarely.
pub(super) struct Slot<R>(Version<R>);

/// More fields than there are bits for are not told apart.
#[inline]
fn short(field: usize) -> u16 {
    match u16::try_from(field) {
        Ok(field) if field < BEHIND => field,
        _ => ALL,
    }
}

/// Dropped where a `Clone` panics: the instance has what its record has not.
struct Behind<'s, R>(&'s Version<R>);

impl<R> Drop for Behind<'_, R> {
    #[cold]
    fn drop(&mut self) {
        drop(self.0.change(BEHIND));
    }
}

/// What a slot shows of an instance.
pub(super) struct Reading<F> {
    pub(super) tag: Tag,
    pub(super) last: Last,
    pub(super) fields: F,
}

impl<R> Slot<R> {
    pub(super) fn new(record: R) -> Self {
        Slot(Version::new(record))
    }

    #[inline]
    pub(super) fn tag(&self) -> Tag {
        self.0.tag()
    }

    #[cfg(test)]
    pub(super) fn wear(&self) {
        self.0.wear();
    }

    pub(super) fn is_usable(&self) -> bool {
        self.0.is_usable()
    }

    #[inline]
    pub(super) fn is_seasoned(&self) -> bool {
        self.0.is_seasoned()
    }

    /// Whether no user code runs when an instance comes or goes. Known to the compiler.
    #[inline]
    pub(super) fn is_plain<F: Recorded<Record = R>>(&self) -> bool {
        let mut plain = Plain(true);
        F::cells(&self.0.record, &mut plain);
        plain.0
    }

    /// Copies what is the user's to copy, so where a `Clone` panics nothing has changed.
    #[inline]
    pub(super) fn prepare<F: Recorded<Record = R>>(&self, fields: &F) {
        fields.each(&self.0.record, &mut Every(Step::Prepare));
    }

    /// A new instance takes the slot, after `prepare`.
    #[inline]
    pub(super) fn enter<F: Recorded<Record = R>>(&self, fields: &F) {
        self.0
            .enter(|| fields.each(&self.0.record, &mut Every(Step::Commit)));
    }

    #[inline]
    pub(super) fn replace<F: Recorded<Record = R>>(&self, fields: &F) {
        self.change(fields, ALL, Every);
    }

    #[inline]
    pub(super) fn assign<F: Recorded<Record = R>>(&self, fields: &F, field: usize) {
        if !self.is_plain::<F>() && self.0.last() == BEHIND {
            self.change(fields, short(field), Every); // and catches up
        } else {
            self.change(fields, short(field), |step| One(field, step));
        }
    }

    #[inline]
    fn change<F: Recorded<Record = R>, V: OnField>(
        &self,
        fields: &F,
        last: u16,
        visitor: impl Fn(Step) -> V,
    ) {
        let behind = Behind(&self.0);
        fields.each(&self.0.record, &mut visitor(Step::Prepare));
        mem::forget(behind);
        let change = self.0.change(last);
        fields.each(&self.0.record, &mut visitor(Step::Commit));
        drop(change);
        fields.each(&self.0.record, &mut visitor(Step::Settle));
    }

    /// The instance is gone; nobody sees its record any more, or only as retained.
    #[inline]
    pub(super) fn leave(&self, state: State) -> Tag {
        self.0.leave(state)
    }

    /// Takes the slot from the pool, if this instance is retained there.
    pub(super) fn claim(&self, generation: u32, state: State) -> bool {
        self.0.claim(generation, state)
    }

    /// The instance lives again, with what its record has.
    pub(super) fn catch_up(&self) {
        if self.0.last() == BEHIND {
            drop(self.0.change(ALL));
        }
    }

    /// The fields, moved out of a slot that was claimed.
    pub(super) fn take<F: Recorded<Record = R>>(&self) -> Option<F> {
        F::recall(&self.0.record, true)
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
        let rest = Rest::<F>(&self.0.record);
        F::cells(rest.0, &mut Clear);
        mem::forget(rest);
    }

    /// `None` where there is no instance, or none that is `wanted`.
    #[inline]
    pub(super) fn read<F: Recorded<Record = R>>(
        &self,
        wanted: impl Fn(Tag) -> bool,
    ) -> Option<Reading<F>> {
        self.0.consistent(|tag, last| {
            if tag.state() == State::Free || !wanted(tag) {
                return Some(None);
            }
            let fields = F::recall(&self.0.record, false)?;
            Some(Some(Reading { tag, last, fields }))
        })
    }
}
