//! The pool of a type.

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

/// The records and counts of all instances of a type. `Exam::instances()` returns it.
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
/// Slots are allocated when they are needed, 64 to 1024 at a time, and are reused. They stay until the
/// process ends (see [`shrink`](Self::shrink)). What the fields own is dropped with the instance.
/// Each thread that uses the type keeps half a kilobyte in a thread-local.
///
/// # Forks
///
/// If a process forks while another of its threads holds the lock of a pool, the lock stays locked
/// in the child. As usual in a multi-threaded process, the child must not use the pool before `exec`.
pub struct Instances<F: Recorded> {
    depot: Mutex<Depot<F::Cells>>,
    pub(crate) retention_queue: RetentionQueue<F::Cells>,
    pub(crate) watch: Watch,
    pub(crate) live_watch: Watch,
    pub(crate) exempt: Exempt,
    pub(crate) listed: Listed,
    /// Created for the first instance without a record.
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

    /// The slot of instances that have no record. It is in no chunk, so it is never shown.
    pub(crate) fn sink(&self) -> &'static Slot<F::Cells> {
        self.sink
            .get_or_init(|| Box::leak(Box::new(Slot::sink(F::new_cells()))))
    }

    pub(crate) fn id_of(&self, slot: &'static Slot<F::Cells>) -> Option<InstanceId<F>> {
        let index = self.lock().index_of(slot)?;
        Some(InstanceId::new(index, slot.tag().generation()))
    }

    /// Calls `each` with each slot. The lock is taken once per chunk, and not held.
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

    /// Returns the counts of the instances, all at one moment during the call.
    ///
    /// O(threads that use the type); takes the lock of the pool. If threads create and drop instances
    /// without pause, they wait a few times as long as it takes to add up the counts.
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

    /// Returns the number of slots: how many records fit before the pool grows.
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

    /// Returns the memory of the slots, lists and counters, in bytes.
    ///
    /// What recorded fields own on the heap, such as the text of a `String`, is not included.
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

    /// Frees memory that the pool does not need, and returns the number of bytes.
    ///
    /// It frees the lists of free slots, after a peak about a third of the memory. The slots themselves
    /// stay, because an instance refers to its slot by a plain reference; `benches/results/chunks.md`
    /// shows what chunks that can be freed would cost. Free slots are reused before new ones are
    /// allocated, so a pool never takes more memory than at its peak.
    ///
    /// O(slots); takes the lock of the pool. The free slots that other threads keep, up to 64 each,
    /// are not included.
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
