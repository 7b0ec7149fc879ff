//! A record of a few, the count of all.

use std::cell::Cell;

use super::counted::CountHandle;
use super::record_handle::RecordHandle;
use super::retention::KeepNone;
use crate::tracker::{Handle, HasRecord, InstanceId, Recorded, Tracker};

/// The policy of a struct of which one instance in `N` is recorded, as `weak` does it, and all are
/// counted.
///
/// Which ones is drawn at random, so that no pattern of the program hides an instance for good;
/// the same thread draws the same sequence in each run.
///
/// ```
/// use inbounds::tracker::Sampled;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: Sampled<10> {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exams: Vec<Exam> = (0..1000).map(|_| Exam::new(60).unwrap()).collect();
/// assert_eq!(Exam::instances().counts().live, 1000);
/// let recorded = Exam::instances().snapshot().len();
/// assert!((50..200).contains(&recorded), "{recorded}");
/// # drop(exams);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Sampled<const N: usize> {}

impl<F: Recorded, const N: usize> Tracker<F> for Sampled<N> {
    type Handle = SampledHandle<F, N>;
}

/// The handle of [`Sampled`]: recorded, or only counted.
///
/// ```
/// use inbounds::prelude::*;
/// # validated_struct! { struct Exam: inbounds::tracker::Sampled<1> { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::instances().snapshot().len(), 1);
/// # drop(exam);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum SampledHandle<F: Recorded, const N: usize> {
    /// One in `N`.
    Recorded(RecordHandle<F, KeepNone>),
    /// All others.
    Counted(CountHandle<F>),
}

impl<F: Recorded, const N: usize> Handle<F> for SampledHandle<F, N> {
    fn created(fields: &F) -> Self {
        if drawn(N) {
            SampledHandle::Recorded(RecordHandle::created(fields))
        } else {
            SampledHandle::Counted(CountHandle::created(fields))
        }
    }

    fn assigned(&mut self, fields: &F, field: usize) {
        if let SampledHandle::Recorded(handle) = self {
            handle.assigned(fields, field);
        }
    }

    fn replaced(&mut self, fields: &F) {
        if let SampledHandle::Recorded(handle) = self {
            handle.replaced(fields);
        }
    }

    fn rejected() {
        CountHandle::<F>::rejected();
    }
}

impl<F: Recorded, const N: usize> HasRecord<F> for SampledHandle<F, N> {
    fn id(&self) -> Option<InstanceId<F>> {
        match self {
            SampledHandle::Recorded(handle) => handle.id(),
            SampledHandle::Counted(_) => None,
        }
    }

    fn restore(id: InstanceId<F>) -> Option<Self> {
        RecordHandle::restore(id).map(SampledHandle::Recorded)
    }
}

/// True once in `n`, by chance (Marsaglia, "Xorshift RNGs", 2003).
fn drawn(n: usize) -> bool {
    thread_local! {
        // Nothing to drop, so it is there to the end of the thread.
        static STATE: Cell<u64> = const { Cell::new(0x9E37_79B9_7F4A_7C15) };
    }
    let mut x = STATE.get();
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    STATE.set(x);
    let n = n.max(1) as u64;
    ((x >> 32) * n) >> 32 == 0
}
