//! Counting without contention: each thread counts for itself, and a reader adds up.
//!
//! [`implementation`](crate::tracker::implementation) explains the protocol.

use super::sync::{AtomicBool, AtomicU64, Ordering, pause};

/// What is counted. Each step in the life of an instance is one count, so there is no moment
/// between two of them at which a difference is wrong.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// An instance with a record began.
    Created,
    /// An instance without a record began: its policy only counts it.
    CreatedUnrecorded,
    /// An instance ended, and its record with it.
    Ended,
    EndedUnrecorded,
    /// An instance ended, and its record is retained.
    Retained,
    Released,
    Evicted,
    Restored,
    Rejected,
    /// A slot was used for the first time.
    Opened,
}

const KINDS: usize = Kind::Opened as usize + 1;

/// The counters of one thread, which alone writes them. They only grow.
#[derive(Default)]
#[repr(align(128))] // a pair of cache lines: no neighbour's writes slow it
pub(crate) struct Counters {
    counts: [AtomicU64; KINDS],
    /// Whether a reader holds the counters still.
    held: AtomicBool,
}

impl Counters {
    /// Counts. For the thread of these counters, which must not hold the lock of the pool; `lock`
    /// takes it, and so waits for the reader that holds the counters.
    #[inline]
    pub(crate) fn count<G>(&self, kind: Kind, lock: impl FnOnce() -> G) {
        if self.is_held() {
            self.count_under(kind, lock);
        } else {
            self.count_once(kind);
        }
    }

    #[cold]
    #[inline(never)]
    fn count_under<G>(&self, kind: Kind, lock: impl FnOnce() -> G) {
        let guard = lock();
        self.count_once(kind);
        drop(guard);
    }

    /// Whether a reader holds the counters still: then they may be counted with under the lock only.
    #[inline]
    pub(crate) fn is_held(&self) -> bool {
        self.held.load(Ordering::Relaxed)
    }

    /// Counts. A thread does it without a look at `is_held` in between only so often.
    #[inline]
    pub(crate) fn count_once(&self, kind: Kind) {
        let counter = &self.counts[kind as usize];
        let count = counter.load(Ordering::Relaxed).wrapping_add(1);
        // What the thread has seen happen is counted before this, for whoever sees this.
        counter.store(count, Ordering::Release);
    }

    fn hold(&self, held: bool) {
        self.held.store(held, Ordering::Relaxed);
    }
}

/// The sums of the counters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Totals([u64; KINDS]);

impl Totals {
    pub(crate) const NONE: Self = Totals([0; KINDS]);

    #[inline]
    pub(crate) fn get(&self, kind: Kind) -> u64 {
        self.0[kind as usize]
    }

    /// Live instances with a record.
    pub(crate) fn recorded(&self) -> u64 {
        let began = self.get(Kind::Created) + self.get(Kind::Restored);
        began.saturating_sub(self.get(Kind::Ended) + self.get(Kind::Retained))
    }

    /// Live instances without a record.
    pub(crate) fn unrecorded(&self) -> u64 {
        let began = self.get(Kind::CreatedUnrecorded);
        began.saturating_sub(self.get(Kind::EndedUnrecorded))
    }

    pub(crate) fn retained(&self) -> u64 {
        let left = self.get(Kind::Released) + self.get(Kind::Restored) + self.get(Kind::Evicted);
        self.get(Kind::Retained).saturating_sub(left)
    }

    /// Counts for a thread without counters. Under the lock of the pool.
    pub(crate) fn count(&mut self, kind: Kind, times: u64) {
        self.0[kind as usize] += times;
    }

    /// Takes over what a thread counted that ends. Under the lock of the pool.
    pub(crate) fn fold(&mut self, counters: &Counters) {
        for (total, counter) in self.0.iter_mut().zip(&counters.counts) {
            *total += counter.load(Ordering::Relaxed);
            counter.store(0, Ordering::Relaxed);
        }
    }

    /// These and what the threads counted until now, each at its own moment.
    #[inline]
    pub(crate) fn plus(mut self, threads: &[&Counters]) -> Totals {
        for counters in threads {
            for (total, counter) in self.0.iter_mut().zip(&counters.counts) {
                *total += counter.load(Ordering::Acquire);
            }
        }
        self
    }

    /// These and what the threads counted until now, all at one moment. Under the lock of the pool.
    pub(crate) fn at_one_moment(self, threads: &[&Counters]) -> Totals {
        if let Some(totals) = self.collect_twice(threads) {
            return totals;
        }
        // Threads that count without pause let no two collects be the same.
        for counters in threads {
            counters.hold(true);
        }
        let mut tries = 0;
        let totals = loop {
            if let Some(totals) = self.collect_twice(threads) {
                break totals;
            }
            pause(tries);
            tries = tries.wrapping_add(1);
        };
        for counters in threads {
            counters.hold(false);
        }
        totals
    }

    /// Counters only grow: sums that are the same twice in a row are what they were in between.
    #[inline]
    fn collect_twice(self, threads: &[&Counters]) -> Option<Totals> {
        let totals = self.plus(threads);
        (self.plus(threads) == totals).then_some(totals)
    }
}
