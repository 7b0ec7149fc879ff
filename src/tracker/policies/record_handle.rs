//! The handle of an instance with a record.

use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use super::retention::Retention;
use crate::tracker::birth::{Birth, Moment, is_enabled};
use crate::tracker::pool::{Kind, Slot, State, ThreadCache, Vacating, thread_cache};
use crate::tracker::{Handle, HasRecord, InstanceId, Recorded};

/// The handle of the policies that keep records: an instance's slot in the pool of its type.
///
/// `E` decides whether the record outlives the instance: [`KeepNone`](crate::tracker::KeepNone),
/// [`KeepAll`](crate::tracker::KeepAll), or a [`Retention`] of your own.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::tracker::{KeepNone, RecordHandle, Recorded, Tracker};
///
/// /// Does what `weak` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Handle = RecordHandle<F, KeepNone>;
/// }
/// # validated_struct! { struct Exam: Same { math: u8 in 0..=100 } }
/// # let exam = Exam::new(60).unwrap();
/// # assert_eq!(Exam::instances().counts().live, 1);
/// ```
pub struct RecordHandle<F: Recorded, E: Retention> {
    /// For data in the record of another instance, the sink.
    slot: &'static Slot<F::Cells>,
    ending: PhantomData<E>,
}

impl<F: Recorded, E: Retention> RecordHandle<F, E> {
    fn on(slot: &'static Slot<F::Cells>) -> Self {
        RecordHandle {
            slot,
            ending: PhantomData,
        }
    }
}

impl<F: Recorded, E: Retention> Handle<F> for RecordHandle<F, E> {
    #[inline]
    #[track_caller]
    fn created(fields: &F) -> Self {
        match Self::created_at_once(fields) {
            Some(handle) => handle,
            None => created_with_care(fields),
        }
    }

    #[inline]
    #[track_caller]
    fn created_at_once(fields: &F) -> Option<Self> {
        let birth = Birth::at_once(Moment::now(), Location::caller())?;
        let slot = F::thread_cache(|local| local.enter(birth, fields)).flatten()?;
        Some(Self::on(slot))
    }

    #[cold]
    #[inline(never)]
    fn detached() -> Self {
        RecordHandle::on(thread_cache::sink::<F>())
    }

    #[inline]
    fn assigned(&mut self, fields: &F, field: usize) {
        self.slot.assign(fields, field);
    }

    #[inline]
    fn replaced(&mut self, fields: &F) {
        self.slot.replace(fields);
    }

    #[cold]
    fn interrupted(&mut self, fields: &F) {
        self.slot.interrupt(fields);
    }

    fn rejected() {
        // Reading the environment would allocate.
        if !Moment::now().is_off() {
            F::count_rejection();
        }
    }
}

impl<F: Recorded, E: Retention> HasRecord<F> for RecordHandle<F, E> {
    fn id(&self) -> Option<InstanceId<F>> {
        F::instances().id_of(self.slot)
    }

    fn restore(id: InstanceId<F>) -> Option<Self> {
        F::instances().restore_slot(id).map(RecordHandle::on)
    }
}

impl<F: Recorded, E: Retention> Drop for RecordHandle<F, E> {
    #[inline]
    fn drop(&mut self) {
        end::<F, E>(self.slot);
    }
}

impl<F: Recorded, E: Retention> fmt::Debug for RecordHandle<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RecordHandle").field(&self.id()).finish()
    }
}

/// Creates the handle in all other cases.
#[inline(never)]
#[track_caller]
fn created_with_care<F: Recorded, E: Retention>(fields: &F) -> RecordHandle<F, E> {
    if !is_enabled() {
        return RecordHandle::detached();
    }
    let birth = Birth::here(Location::caller());
    let handle = RecordHandle::on(enter_with_care(birth, fields));
    if Moment::now().is_watched() {
        F::instances().check_live(); // may panic: dropping the handle then ends the instance
    }
    handle
}

/// Enters an instance whose `Clone` may run any code. It is counted once it exists.
fn enter_with_care<F: Recorded>(birth: Birth, fields: &F) -> &'static Slot<F::Cells> {
    let (slot, tag) = thread_cache::take::<F>();
    let vacating = Vacating::<F>(slot);
    slot.prepare(fields);
    mem::forget(vacating);
    if slot.tag().is_fresh() {
        thread_cache::count::<F>(Kind::Opened);
    }
    slot.enter(tag, birth, fields);
    thread_cache::count::<F>(Kind::Created);
    slot
}

/// Ends an instance. It takes the slot by value and is not inlined, so that the code that drops an
/// instance on a panic does not need its address, and the compiler can keep the instance in registers.
/// Otherwise each move of an instance is a wide load of what was just stored in parts.
#[inline(never)]
fn end<F: Recorded, E: Retention>(slot: &'static Slot<F::Cells>) {
    if E::LIMIT > 0 {
        if !slot.is_sink() {
            retain::<F>(slot, E::LIMIT);
        }
        return;
    }
    if slot.vacate().is_none() {
        return;
    }
    if !slot.is_plain::<F>() || F::thread_cache(|local| local.end(slot)).flatten().is_none() {
        end_with_care::<F>(slot);
    }
}

/// Ends an instance whose `Drop` may run any code. It is counted before that.
#[inline(never)]
fn end_with_care<F: Recorded>(slot: &'static Slot<F::Cells>) {
    thread_cache::count::<F>(Kind::Ended);
    drop(Vacating::<F>(slot));
}

/// Retains the record of an instance that was dropped. The pool keeps at most `limit` of them.
#[inline]
fn retain<F: Recorded>(slot: &'static Slot<F::Cells>, limit: usize) {
    match F::thread_cache(ThreadCache::not_held).flatten() {
        Some(registration) if limit == usize::MAX && !registration.pool.watch.is_set() => {
            // Counted before another thread can release it.
            registration.count_once(Kind::Retained);
            slot.leave(State::Retained);
        }
        _ => retain_with_care::<F>(slot, limit),
    }
}

#[cold]
#[inline(never)]
fn retain_with_care<F: Recorded>(slot: &'static Slot<F::Cells>, limit: usize) {
    match F::thread_cache(ThreadCache::registration).flatten() {
        Some(registration) => registration.pool.retain(limit, slot),
        None => F::instances().retain(limit, slot),
    }
}
