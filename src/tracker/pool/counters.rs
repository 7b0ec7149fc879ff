//! Counts without contention: each thread has its own counters, and a reader adds them up.
//!
//! To get sums that were true at one moment, a reader adds up twice (a double collect). Counters
//! only grow, so if two sums are equal, they were true in between. If the threads count without pause, the
//! reader, which holds the lock of the pool, sets a flag on the counters of every thread. These threads
//! then wait for the lock before they continue to count.

use super::sync::{AtomicBool, AtomicU64, Ordering, pause};

/// What is counted. Each change of state increments one counter, so differences of counters are right at
/// every moment.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// An instance with a record was created.
    Created,
    /// An instance without a record was created: its policy only counts it.
    CreatedUnrecorded,
    /// An instance and its record were dropped.
    Ended,
    EndedUnrecorded,
    /// An instance was dropped, and its record is retained.
    Retained,
    Released,
    Evicted,
    Restored,
    Rejected,
    /// A slot was used for the first time.
    Opened,
}

const KINDS: usize = Kind::Opened as usize + 1;

/// The counters of one thread, which is the only one to write them. They only grow.
#[derive(Default)]
#[repr(align(128))] // two cache lines, against false sharing
pub(crate) struct Counters {
    counts: [AtomicU64; KINDS],
    /// Whether a reader makes this thread wait.
    held: AtomicBool,
}

impl Counters {
    /// Counts, on the thread of these counters, which must not hold the lock of the pool. If a
    /// reader makes the thread wait, `lock` takes that lock.
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

    /// Whether a reader makes this thread wait: it may then count only under the lock.
    #[inline]
    pub(crate) fn is_held(&self) -> bool {
        self.held.load(Ordering::Relaxed)
    }

    /// Counts without waiting. A thread may do this only a limited number of times in a row.
    #[inline]
    pub(crate) fn count_once(&self, kind: Kind) {
        let counter = &self.counts[kind as usize];
        let count = counter.load(Ordering::Relaxed).wrapping_add(1);
        // Release: a reader of this count also sees the counts of everything that happened before.
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

    /// Counts for a thread without counters. Requires the lock of the pool.
    pub(crate) fn count(&mut self, kind: Kind, times: u64) {
        self.0[kind as usize] += times;
    }

    /// Adds the counts of a thread that has ended. Requires the lock of the pool.
    pub(crate) fn fold(&mut self, counters: &Counters) {
        for (total, counter) in self.0.iter_mut().zip(&counters.counts) {
            *total += counter.load(Ordering::Relaxed);
            counter.store(0, Ordering::Relaxed);
        }
    }

    /// These plus the counts of the threads, each read at a different moment.
    #[inline]
    pub(crate) fn plus(mut self, threads: &[&Counters]) -> Totals {
        for counters in threads {
            for (total, counter) in self.0.iter_mut().zip(&counters.counts) {
                *total += counter.load(Ordering::Acquire);
            }
        }
        self
    }

    /// These plus the counts of the threads, all at one moment. Requires the lock of the pool.
    pub(crate) fn at_one_moment(self, threads: &[&Counters]) -> Totals {
        if let Some(totals) = self.collect_twice(threads) {
            return totals;
        }
        // The threads count without pause, so no two collects are equal: make them wait.
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

    /// Counters only grow: two equal sums in a row were also true in between.
    #[inline]
    fn collect_twice(self, threads: &[&Counters]) -> Option<Totals> {
        let totals = self.plus(threads);
        (self.plus(threads) == totals).then_some(totals)
    }
}
