//! Counting without contention: each thread counts for itself, and who asks adds up.

use std::sync::atomic::{AtomicU64, Ordering};

/// What is counted. Whoever adds up reads in this order, in which an effect comes before its
/// cause, so no difference is ever negative.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Evicted,
    Released,
    /// Gone without a trace.
    Ended,
    /// Gone, and retained.
    Retained,
    Restored,
    Created,
    /// A slot was used for the first time.
    Opened,
}

const KINDS: usize = Kind::Opened as usize + 1;

/// The counters of one thread, which alone writes them. They only grow.
#[derive(Default)]
#[repr(align(128))] // a pair of cache lines: no neighbour's writes slow it
pub(crate) struct Counters([AtomicU64; KINDS]);

impl Counters {
    pub(crate) const fn new() -> Self {
        Counters([const { AtomicU64::new(0) }; KINDS])
    }

    #[inline]
    pub(crate) fn count(&self, kind: Kind) {
        let counter = &self.0[kind as usize];
        let count = counter.load(Ordering::Relaxed).wrapping_add(1);
        counter.store(count, Ordering::Release);
    }
}

/// The sums of the counters.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Totals([u64; KINDS]);

impl Totals {
    pub(crate) const NONE: Self = Totals([0; KINDS]);

    pub(crate) fn get(&self, kind: Kind) -> u64 {
        self.0[kind as usize]
    }

    /// Takes over what a thread counted that counts no more. Nobody adds up meanwhile.
    pub(crate) fn fold(&mut self, counters: &Counters) {
        for (total, counter) in self.0.iter_mut().zip(&counters.0) {
            *total += counter.swap(0, Ordering::Acquire);
        }
    }

    /// These, and what the threads counted until now.
    #[inline]
    fn plus(mut self, all_counters: &[&Counters], orphans: &Counters) -> Totals {
        for kind in 0..KINDS {
            for counters in all_counters {
                self.0[kind] += counters.0[kind].load(Ordering::Acquire);
            }
            self.0[kind] += orphans.0[kind].load(Ordering::Acquire);
        }
        self
    }

    /// These, and what the threads counted until now: all of it as it was at one moment, but
    /// where they count without pause.
    pub(crate) fn with(self, all_counters: &[&Counters], orphans: &Counters) -> Totals {
        let mut totals = self.plus(all_counters, orphans);
        for _ in 0..16 {
            // Counters only grow, so twice the same is what they were in between.
            let again = self.plus(all_counters, orphans);
            if again == totals {
                break;
            }
            totals = again;
        }
        totals
    }
}
