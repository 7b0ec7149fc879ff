//! Records of some instances, a count of all.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::counted::CountHandle;
use super::record_handle::RecordHandle;
use super::retention::KeepNone;
use crate::tracker::{Handle, HasRecord, InstanceId, Recorded, Tracker};

/// The policy of a struct that records one instance in `N`, as `weak` does, and counts all.
///
/// The choice is random, with a different sequence on each thread, so that no pattern in the program
/// systematically hides instances. The sequences are the same in each run: the first thread that draws
/// gets the first one, and so on.
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

/// The handle of [`Sampled`]: that of a recorded instance, or of one that is only counted.
///
/// ```
/// use inbounds::prelude::*;
/// # validated_struct! { struct Exam: inbounds::tracker::Sampled<1> { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::instances().snapshot().len(), 1);
/// # drop(exam);
/// ```
#[derive(Debug)]
pub struct SampledHandle<F: Recorded, const N: usize> {
    /// `None` unless the instance is recorded.
    recorded: Option<RecordHandle<F, KeepNone>>,
    /// Detached unless the instance is only counted.
    #[allow(dead_code, reason = "its drop counts")]
    counted: CountHandle<F>,
}

impl<F: Recorded, const N: usize> SampledHandle<F, N> {
    #[inline]
    fn recorded(recorded: RecordHandle<F, KeepNone>) -> Self {
        SampledHandle {
            recorded: Some(recorded),
            counted: CountHandle::detached(),
        }
    }

    #[inline]
    fn counted(counted: CountHandle<F>) -> Self {
        SampledHandle {
            recorded: None,
            counted,
        }
    }
}

impl<F: Recorded, const N: usize> Handle<F> for SampledHandle<F, N> {
    #[inline]
    #[track_caller]
    fn created(fields: &F) -> Self {
        if drawn(N) {
            Self::recorded(RecordHandle::created(fields))
        } else {
            Self::counted(CountHandle::created(fields))
        }
    }

    #[inline]
    fn detached() -> Self {
        Self::counted(CountHandle::detached())
    }

    #[inline]
    fn assigned(&mut self, fields: &F, field: usize) {
        if let Some(recorded) = &mut self.recorded {
            recorded.assigned(fields, field);
        }
    }

    #[inline]
    fn replaced(&mut self, fields: &F) {
        if let Some(recorded) = &mut self.recorded {
            recorded.replaced(fields);
        }
    }

    #[cold]
    fn interrupted(&mut self, fields: &F) {
        if let Some(recorded) = &mut self.recorded {
            recorded.interrupted(fields);
        }
    }

    fn rejected() {
        CountHandle::<F>::rejected();
    }
}

impl<F: Recorded, const N: usize> HasRecord<F> for SampledHandle<F, N> {
    fn id(&self) -> Option<InstanceId<F>> {
        self.recorded.as_ref()?.id()
    }

    fn restore(id: InstanceId<F>) -> Option<Self> {
        RecordHandle::restore(id).map(Self::recorded)
    }
}

/// Returns `true` once in `n`, at random.
#[inline]
fn drawn(n: usize) -> bool {
    thread_local! {
        // It has no `Drop`, so it can be used until the thread ends. It is 0 before the first draw.
        static STATE: Cell<u64> = const { Cell::new(0) };
    }
    let random = STATE.try_with(|state| {
        let random = next(match state.get() {
            0 => seed(),
            state => state,
        });
        state.set(random);
        random
    });
    let random = random.unwrap_or_else(|_| seed());
    (u128::from(random) * n.max(1) as u128) >> 64 == 0
}

/// Marsaglia, "Xorshift RNGs" (2003). Never 0.
#[inline]
fn next(mut x: u64) -> u64 {
    x ^= x << 13;
    x ^= x >> 7;
    x ^ x << 17
}

/// Returns a different seed for each thread. Consecutive seeds are unrelated, so that the first draws of
/// many threads are as random as many draws of one.
///
/// The constants are those of `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
#[cold]
fn seed() -> u64 {
    const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
    static THREADS: AtomicU64 = AtomicU64::new(GOLDEN);
    let mut x = THREADS.fetch_add(GOLDEN, Relaxed);
    x = (x ^ x >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ x >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    (x ^ x >> 31).max(1)
}
