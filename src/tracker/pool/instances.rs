//! The records of all instances of one type.

use core::fmt;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::counters::Totals;
use super::depot::{Chunk, Depot};
use super::seqlock::State;
use super::slot::Slot;
use super::thread_cache::ThreadCache;
use crate::tracker::inspection::Listed;
use crate::tracker::leaks::Exempt;
use crate::tracker::leaks::RetentionQueue;
use crate::tracker::leaks::Watch;
use crate::tracker::{Counts, InstanceId, Recorded};

/// What is known of the instances of one type: its `instances()`.
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
/// let record = &Exam::instances().snapshot()[0];
/// assert_eq!((record.fields().math, record.last_validated()), (60, Some("math")));
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
pub struct Instances<F: Recorded> {
    depot: Mutex<Depot<F::Cells>>,
    pub(crate) retention_queue: RetentionQueue<F::Cells>,
    pub(crate) watch: Watch,
    pub(crate) live_watch: Watch,
    pub(crate) exempt: Exempt,
    pub(crate) listed: Listed,
    /// Made when the first instance has no record.
    sink: OnceLock<&'static Slot<F::Cells>>,
}

impl<F: Recorded> Instances<F> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Instances {
            depot: Mutex::new(Depot::new()),
            retention_queue: RetentionQueue::new(),
            watch: Watch::new(),
            live_watch: Watch::new(),
            exempt: Exempt::new(),
            listed: Listed::new(),
            sink: OnceLock::new(),
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Depot<F::Cells>> {
        self.depot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The slot of instances that have no record. It is in no chunk, and so is never shown.
    pub(crate) fn sink(&self) -> &'static Slot<F::Cells> {
        self.sink
            .get_or_init(|| Box::leak(Box::new(Slot::sink(F::new_cells()))))
    }

    pub(crate) fn id_of(&self, slot: &'static Slot<F::Cells>) -> Option<InstanceId<F>> {
        let index = self.lock().index_of(slot)?;
        Some(InstanceId::new(index, slot.tag().generation()))
    }

    /// Shows each slot. The lock is taken once per chunk, and not held.
    pub(crate) fn walk(&self, mut each: impl FnMut(usize, &'static Slot<F::Cells>)) {
        for chunk in self.chunks() {
            for (offset, slot) in chunk.slots.iter().enumerate() {
                each(chunk.start + offset, slot);
            }
        }
    }

    /// All chunks. The lock is taken once per chunk, and not held.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = Chunk<F::Cells>> {
        (0..).map_while(|number| self.lock().chunk(number))
    }

    pub(crate) fn slot(&self, id: InstanceId<F>) -> Option<&'static Slot<F::Cells>> {
        self.slot_at(id.index as usize)
    }

    pub(crate) fn slot_at(&self, index: usize) -> Option<&'static Slot<F::Cells>> {
        self.lock().slot(index)
    }

    /// How many instances there are and were: all of it at one moment between the call and its
    /// return, whatever other threads do. O(threads that use the type); takes the lock of the pool.
    ///
    /// Threads that create and drop instances without pause wait for it a few times as long as it
    /// takes to add up.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let counts = Exam::instances().counts();
    /// assert_eq!((counts.live, counts.created), (0, 1));
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.totals().into()
    }

    pub(crate) fn totals(&self) -> Totals {
        self.lock().totals()
    }

    /// How many slots there are: as many instances can be on record before the pool grows.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::instances().capacity(), 0);
    /// drop(Exam::new(60).unwrap());
    /// assert!(Exam::instances().capacity() > 0);
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
    /// let exams = Exam::instances();
    /// assert!(exams.bytes() > exams.capacity() * size_of::<Exam>());
    /// ```
    #[must_use]
    pub fn bytes(&self) -> usize {
        let depot = {
            let depot = self.lock();
            depot.bytes() + depot.threads() * size_of::<ThreadCache<F>>()
        };
        let sink = self.sink.get().map_or(0, |_| size_of::<Slot<F::Cells>>());
        depot + self.retention_queue.bytes() + self.exempt.bytes() + sink
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
    /// let (capacity, bytes) = (Exam::instances().capacity(), Exam::instances().bytes());
    /// assert!(Exam::instances().shrink() > bytes / 4);
    /// assert_eq!(Exam::instances().capacity(), capacity);
    /// ```
    pub fn shrink(&self) -> usize {
        let before = self.bytes();
        let _ = F::thread_cache(ThreadCache::unload);
        self.lock().shrink();
        self.retention_queue.shrink();
        self.exempt.shrink(|index, generation| {
            self.slot_at(index).is_none_or(|slot| {
                let tag = slot.tag();
                tag.state() == State::Free || tag.generation() != generation
            })
        });
        before.saturating_sub(self.bytes())
    }
}

impl<F: Recorded> Default for Instances<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Recorded> fmt::Debug for Instances<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = F::NAME;
        f.debug_struct("Instances")
            .field("of", &name)
            .field("counts", &self.counts())
            .finish()
    }
}
