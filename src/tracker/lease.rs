//! A recorded instance: the entry of most policies.

use core::fmt;
use core::marker::PhantomData;
use core::mem;

use super::kept::Old;
use super::slot::Slot;
use super::tally::Kind;
use super::version::State;
use super::{Ending, Entry, InstanceId, Local, OnRecord, Pool, Recorded, local};

/// A slot of a pool, held by an instance: the entry of the policies that keep records.
///
/// `E` says what becomes of the record when the instance is gone: [`Freed`](super::Freed), [`Retained`](super::Retained), or an
/// [`Ending`] of your own.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Freed, Lease, Recorded, Tracker};
///
/// /// Does what `weak` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Entry = Lease<F, Freed>;
/// }
/// # validated_struct! { struct Exam: Same { math: u8 in 0..=100 } }
/// # let exam = Exam::new(60).unwrap();
/// # assert_eq!(Exam::tracker().counts().live, 1);
/// ```
pub struct Lease<F: Recorded, E: Ending> {
    slot: &'static Slot<F::Record>,
    ending: PhantomData<E>,
}

impl<F: Recorded, E: Ending> Lease<F, E> {
    fn on(slot: &'static Slot<F::Record>) -> Self {
        Lease {
            slot,
            ending: PhantomData,
        }
    }
}

impl<F: Recorded, E: Ending> Entry<F> for Lease<F, E> {
    #[inline]
    fn created(fields: &F) -> Self {
        Lease::on(match F::local(|local| local.enter(fields)).flatten() {
            Some(slot) => slot,
            None => enter_with_care(fields),
        })
    }

    #[inline]
    fn assigned(&mut self, fields: &F, field: usize) {
        self.slot.assign(fields, field);
    }

    #[inline]
    fn replaced(&mut self, fields: &F) {
        self.slot.replace(fields);
    }

    fn refused() {
        F::pool().refuse();
    }
}

impl<F: Recorded, E: Ending> OnRecord<F> for Lease<F, E> {
    fn id(&self) -> Option<InstanceId> {
        F::pool().id_of(self.slot)
    }

    fn reclaim(id: InstanceId) -> Option<Self> {
        F::pool().revive(id).map(Lease::on)
    }
}

impl<F: Recorded, E: Ending> Drop for Lease<F, E> {
    #[inline]
    fn drop(&mut self) {
        if E::KEEPS > 0 {
            retain::<F>(self.slot, E::KEEPS);
            return;
        }
        let slot = self.slot;
        slot.leave(State::Free);
        if !slot.is_plain::<F>() || F::local(|local| local.end(slot)).flatten().is_none() {
            end_with_care::<F>(slot);
        }
    }
}

impl<F: Recorded, E: Ending> fmt::Debug for Lease<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lease").field(&self.id()).finish()
    }
}

/// A slot that is free and nobody else's. It is emptied and goes back to the pool when this is
/// dropped, whatever the user's code does.
pub(super) struct Vacating<F: Recorded>(pub(super) &'static Slot<F::Record>);

impl<F: Recorded> Drop for Vacating<F> {
    fn drop(&mut self) {
        struct Back<F: Recorded>(&'static Slot<F::Record>);
        impl<F: Recorded> Drop for Back<F> {
            fn drop(&mut self) {
                local::give::<F>(self.0);
            }
        }
        let back = Back::<F>(self.0);
        back.0.clear::<F>();
    }
}

/// A new instance whose `Clone` may do anything: it is counted when it is there.
#[inline(never)]
fn enter_with_care<F: Recorded>(fields: &F) -> &'static Slot<F::Record> {
    let slot = local::take::<F>();
    let vacating = Vacating::<F>(slot);
    slot.prepare(fields);
    mem::forget(vacating);
    if slot.tag().generation() == 0 {
        local::count::<F>(Kind::Opened);
    }
    slot.enter(fields);
    local::count::<F>(Kind::Created);
    slot
}

/// The end of an instance whose `Drop` may do anything: it is counted before.
#[inline(never)]
fn end_with_care<F: Recorded>(slot: &'static Slot<F::Record>) {
    local::count::<F>(Kind::Ended);
    drop(Vacating::<F>(slot));
}

/// The instance is gone; its record stays, and the pool keeps at most so many.
#[inline]
fn retain<F: Recorded>(slot: &'static Slot<F::Record>, keeps: usize) {
    // Counted before anybody can release it.
    let desk = F::local(Local::desk).flatten();
    let pool: &'static Pool<F> = if let Some(desk) = desk {
        desk.count(Kind::Kept);
        desk.pool
    } else {
        local::count::<F>(Kind::Kept);
        F::pool()
    };
    let tag = slot.leave(State::Retained);
    if keeps < usize::MAX {
        pool.keep_at_most(keeps, Old { slot, tag });
    }
    if pool.watch.is_set() {
        pool.look();
    }
}
