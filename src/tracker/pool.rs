//! The records of all instances of one type.

use core::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::exempt::Exempt;
use super::kept::Kept;
use super::local::Local;
use super::shelf::{Chunk, Shelf};
use super::slot::Slot;
use super::watch::Watch;
use super::{Counts, InstanceId, Recorded, census};

/// What is known of the instances of one type: its `tracker()`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Exam: weak {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::new(30)?;
/// exam.set_math(60)?;
/// let seen = &Exam::tracker().seen()[0];
/// assert_eq!((seen.fields().math, seen.last_validated()), (60, Some("math")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Memory
///
/// Slots are made as they are needed, 64 to 1024 at a time, and used again; they stay until the
/// process ends, as [`shrink`](Self::shrink) tells. What the fields own goes with the instance.
/// A thread that uses the type keeps half a kilobyte at hand, among its thread-locals.
///
/// # Forks
///
/// A process that forks while another of its threads holds the lock of a pool leaves the child a
/// lock that nobody opens. Like most of a process with threads, a pool is of use to the child
/// only after `exec`.
pub struct Pool<F: Recorded> {
    shelf: Mutex<Shelf<F::Record>>,
    pub(super) kept: Kept<F::Record>,
    pub(super) watch: Watch,
    pub(super) exempt: Exempt,
    registered: AtomicBool,
    /// Refusals are rare, so that one counter serves all threads.
    refused: AtomicU64,
}

impl<F: Recorded> Pool<F> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Pool {
            shelf: Mutex::new(Shelf::new()),
            kept: Kept::new(),
            watch: Watch::new(),
            exempt: Exempt::new(),
            registered: AtomicBool::new(false),
            refused: AtomicU64::new(0),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Shelf<F::Record>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From its first instance or refusal on, a type is in the census.
    pub(super) fn register(&'static self) {
        if !self.registered.swap(true, Relaxed) {
            census::register(self);
        }
    }

    #[cold]
    pub(super) fn refuse(&'static self) {
        self.register();
        self.refused.fetch_add(1, Relaxed);
    }

    pub(super) fn id_of(&self, slot: &'static Slot<F::Record>) -> Option<InstanceId> {
        let index = self.lock().index_of(slot)?;
        Some(InstanceId::new(index, slot.tag().generation()))
    }

    /// Shows each slot. The lock is taken once per chunk, and not held.
    pub(super) fn walk(&self, mut each: impl FnMut(usize, &'static Slot<F::Record>)) {
        for chunk in self.chunks() {
            for (offset, slot) in chunk.slots.iter().enumerate() {
                each(chunk.start + offset, slot);
            }
        }
    }

    /// All chunks. The lock is taken once per chunk, and not held.
    pub(super) fn chunks(&self) -> impl Iterator<Item = Chunk<F::Record>> {
        (0..).map_while(|number| self.lock().chunk(number))
    }

    pub(super) fn slot(&self, id: InstanceId) -> Option<&'static Slot<F::Record>> {
        self.lock().slot(id.index as usize)
    }

    /// How many instances there are and were: exact, at any moment, on any thread. O(threads that
    /// use the type); takes a lock.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let counts = Exam::tracker().counts();
    /// assert_eq!((counts.live, counts.created), (0, 1));
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        let totals = self.lock().totals();
        Counts {
            refused: self.refused.load(Relaxed),
            ..totals.into()
        }
    }

    /// How many slots there are: as many instances can be on record before the pool grows.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::tracker().capacity(), 0);
    /// drop(Exam::new(60).unwrap());
    /// assert!(Exam::tracker().capacity() > 0);
    /// ```
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.lock().capacity()
    }

    /// How much memory the slots, lists and counters take. What the fields on record own on the
    /// heap, a `String` its text, is not in it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let tracker = Exam::tracker();
    /// assert!(tracker.bytes() > tracker.capacity() * size_of::<Exam>());
    /// ```
    #[must_use]
    pub fn bytes(&self) -> usize {
        let locked = self.lock();
        let desks = locked.threads() * size_of::<Local<F>>();
        locked.bytes() + desks + self.kept.bytes()
    }

    /// Gives back what the pool does not need to know that its slots are free, and says how many
    /// bytes that was: after a peak, about a third of what the pool took.
    ///
    /// The slots themselves stay, 12 bytes and the cells of the fields each: an instance finds its
    /// slot by a plain reference. Without `unsafe`, a chunk that can go must count its instances,
    /// which doubles the cost of a life and makes each instance 8 bytes larger, or be looked up at
    /// each assignment, which makes that 2.3 times as long, and more: `benches/results/chunks.md`. They are
    /// used again before new ones are made, so a pool takes what its peak took, and no more.
    ///
    /// O(slots); takes the lock of the pool. The slots that other threads keep at hand, up to 64
    /// each, stay as they are.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exams: Vec<Exam> = (0..10_000).map(|_| Exam::new(60).unwrap()).collect();
    /// drop(exams);
    /// let (capacity, bytes) = (Exam::tracker().capacity(), Exam::tracker().bytes());
    /// assert!(Exam::tracker().shrink() > bytes / 4);
    /// assert_eq!(Exam::tracker().capacity(), capacity);
    /// ```
    pub fn shrink(&self) -> usize {
        let before = self.bytes();
        let _ = F::local(Local::unload);
        self.lock().shrink();
        self.kept.shrink();
        before.saturating_sub(self.bytes())
    }
}

impl<F: Recorded> Default for Pool<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Recorded> fmt::Debug for Pool<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = F::NAME;
        f.debug_struct("Pool")
            .field("of", &name)
            .field("counts", &self.counts())
            .finish()
    }
}
