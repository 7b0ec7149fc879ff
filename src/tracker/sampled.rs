//! A record of a few, the count of all.

use std::cell::Cell;

use super::{Entry, Freed, Headcount, InstanceId, Lease, OnRecord, Recorded, Tracker};

/// The policy of a struct of which one instance in `N` is recorded, as `weak` does it, and all are
/// counted.
///
/// Which ones is drawn at random, so that no pattern of the program hides an instance for good;
/// the same thread draws the same sequence in each run.
///
/// ```
/// use inbounds::Sampled;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: Sampled<10> {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exams: Vec<Exam> = (0..1000).map(|_| Exam::new(60).unwrap()).collect();
/// assert_eq!(Exam::tracker().counts().live, 1000);
/// let seen = Exam::tracker().seen().len();
/// assert!((50..200).contains(&seen), "{seen}");
/// # drop(exams);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Sampled<const N: usize> {}

impl<F: Recorded, const N: usize> Tracker<F> for Sampled<N> {
    type Entry = Sample<F, N>;
}

/// The entry of [`Sampled`]: recorded, or only counted.
///
/// ```
/// use inbounds::prelude::*;
/// # validated_struct! { struct Exam: inbounds::Sampled<1> { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::tracker().seen().len(), 1);
/// # drop(exam);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Sample<F: Recorded, const N: usize> {
    /// One in `N`.
    Recorded(Lease<F, Freed>),
    /// All others.
    Counted(Headcount<F>),
}

impl<F: Recorded, const N: usize> Entry<F> for Sample<F, N> {
    fn created(fields: &F) -> Self {
        if drawn(N) {
            Sample::Recorded(Lease::created(fields))
        } else {
            Sample::Counted(Headcount::created(fields))
        }
    }

    fn assigned(&mut self, fields: &F, field: usize) {
        if let Sample::Recorded(lease) = self {
            lease.assigned(fields, field);
        }
    }

    fn replaced(&mut self, fields: &F) {
        if let Sample::Recorded(lease) = self {
            lease.replaced(fields);
        }
    }

    fn refused() {
        Headcount::<F>::refused();
    }
}

impl<F: Recorded, const N: usize> OnRecord<F> for Sample<F, N> {
    fn id(&self) -> Option<InstanceId> {
        match self {
            Sample::Recorded(lease) => lease.id(),
            Sample::Counted(_) => None,
        }
    }

    fn reclaim(id: InstanceId) -> Option<Self> {
        Lease::reclaim(id).map(Sample::Recorded)
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
