//! One instance's place in a pool: its state and its record, read consistently.

use core::hint;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering, fence};
use std::thread;

use super::{InstanceId, Recorded};

/// Odd while the owner changes the slot, and never the same again: a sequence lock
/// (Boehm, "Can seqlocks get along with programming language memory models?", 2012).
///
/// There is one writer, the owner of the slot, so a change is two plain stores.
pub struct Version(AtomicU32);

impl Version {
    /// Begins a change; it ends when the guard is dropped.
    #[inline]
    pub fn change(&self) -> Change<'_> {
        let next = self.0.load(Ordering::Relaxed).wrapping_add(1);
        self.0.store(next, Ordering::Relaxed);
        fence(Ordering::Release);
        Change {
            version: &self.0,
            next: next.wrapping_add(1),
        }
    }

    /// Reads until nothing changed meanwhile. `read` gives `None` in the middle of a change.
    fn consistent<T>(&self, mut read: impl FnMut() -> Option<T>) -> T {
        let mut tries = 0_u32;
        loop {
            let before = self.0.load(Ordering::Acquire);
            if before % 2 == 0 {
                let value = read();
                fence(Ordering::Acquire);
                match value {
                    Some(value) if self.0.load(Ordering::Relaxed) == before => return value,
                    _ => {}
                }
            }
            tries += 1;
            if tries % 64 == 0 {
                thread::yield_now(); // the owner was interrupted in the middle of a change
            } else {
                hint::spin_loop();
            }
        }
    }
}

/// A change that goes on.
pub struct Change<'v> {
    version: &'v AtomicU32,
    next: u32,
}

impl Drop for Change<'_> {
    #[inline]
    fn drop(&mut self) {
        self.version.store(self.next, Ordering::Release);
    }
}

const FREE: u8 = 0;
const LIVE: u8 = 1;
const RETAINED: u8 = 2;

/// `last` where no single field was assigned last.
const ALL: u16 = u16::MAX;

pub(super) struct Slot<R> {
    version: Version,
    generation: AtomicU32,
    index: u32,
    last: AtomicU16,
    state: AtomicU8,
    record: R,
}

/// What a slot shows of an instance.
pub(super) struct Reading<F> {
    pub id: InstanceId,
    pub fields: F,
    pub last: Option<usize>,
    pub retained: bool,
}

impl<R: Default> Slot<R> {
    pub(super) fn new(index: u32) -> Self {
        Slot {
            version: Version(AtomicU32::new(0)),
            generation: AtomicU32::new(0),
            index,
            last: AtomicU16::new(ALL),
            state: AtomicU8::new(FREE),
            record: R::default(),
        }
    }
}

impl<R> Slot<R> {
    pub(super) fn index(&self) -> u32 {
        self.index
    }

    /// A new instance takes the slot.
    #[inline]
    pub(super) fn enter<F: Recorded<Record = R>>(&self, fields: &F) {
        // The state comes last, for a `Clone` in `store` may panic.
        self.replace(fields);
        let _change = self.version.change();
        let generation = self.generation.load(Ordering::Relaxed).wrapping_add(1);
        self.generation.store(generation, Ordering::Relaxed);
        self.state.store(LIVE, Ordering::Relaxed);
    }

    #[inline]
    pub(super) fn replace<F: Recorded<Record = R>>(&self, fields: &F) {
        fields.store(&self.record, &self.version);
        self.last.store(ALL, Ordering::Relaxed);
    }

    #[inline]
    pub(super) fn assign<F: Recorded<Record = R>>(&self, fields: &F, field: usize) {
        fields.store_field(field, &self.record, &self.version);
        let last = u16::try_from(field).unwrap_or(ALL);
        self.last.store(last, Ordering::Relaxed);
    }

    /// The instance is gone; its record stays.
    #[inline]
    pub(super) fn retain(&self) {
        let _change = self.version.change();
        self.state.store(RETAINED, Ordering::Relaxed);
    }

    /// Takes a retained slot, so that one caller alone frees it.
    pub(super) fn claim(&self) {
        let _change = self.version.change();
        self.state.store(FREE, Ordering::Relaxed);
    }

    pub(super) fn is_retained(&self) -> bool {
        self.state.load(Ordering::Relaxed) == RETAINED
    }

    /// Nothing of the instance stays.
    #[inline]
    pub(super) fn free<F: Recorded<Record = R>>(&self) {
        {
            let _change = self.version.change();
            self.state.store(FREE, Ordering::Relaxed);
        }
        F::clear(&self.record);
    }

    /// `None` where there is no instance.
    pub(super) fn read<F: Recorded<Record = R>>(&self) -> Option<Reading<F>> {
        self.version.consistent(|| {
            let state = self.state.load(Ordering::Relaxed);
            if state == FREE {
                return Some(None);
            }
            let last = self.last.load(Ordering::Relaxed);
            Some(Some(Reading {
                id: InstanceId {
                    index: self.index,
                    generation: self.generation.load(Ordering::Relaxed),
                },
                last: (last != ALL).then_some(usize::from(last)),
                retained: state == RETAINED,
                fields: F::recall(&self.record)?,
            }))
        })
    }
}
