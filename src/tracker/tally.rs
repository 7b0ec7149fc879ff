//! Counting without contention: each thread counts for itself, and who asks adds up.

use std::sync::atomic::{AtomicU64, Ordering};

/// What is counted. Whoever adds up reads in this order, in which an effect comes before its
/// cause, so no difference is ever negative.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Evicted,
    Released,
    /// Gone without a trace.
    Ended,
    /// Gone, and retained.
    Kept,
    Reclaimed,
    Created,
    /// A slot was used for the first time.
    Opened,
}

const KINDS: usize = Kind::Opened as usize + 1;

/// The counters of one thread, which alone writes them. They only grow.
#[derive(Default)]
#[repr(align(128))] // a pair of cache lines: no neighbour's writes slow it
pub(super) struct Tally([AtomicU64; KINDS]);

impl Tally {
    pub(super) const fn new() -> Self {
        Tally([const { AtomicU64::new(0) }; KINDS])
    }

    #[inline]
    pub(super) fn count(&self, kind: Kind) {
        let counter = &self.0[kind as usize];
        let count = counter.load(Ordering::Relaxed).wrapping_add(1);
        counter.store(count, Ordering::Release);
    }
}

/// The sums of the counters.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals([u64; KINDS]);

impl Totals {
    pub(super) const NONE: Self = Totals([0; KINDS]);

    pub(super) fn get(&self, kind: Kind) -> u64 {
        self.0[kind as usize]
    }

    /// Takes over what a thread counted that counts no more. Nobody adds up meanwhile.
    pub(super) fn fold(&mut self, tally: &Tally) {
        for (total, counter) in self.0.iter_mut().zip(&tally.0) {
            *total += counter.swap(0, Ordering::Acquire);
        }
    }

    /// These, and what the threads counted until now.
    #[inline]
    fn plus(mut self, tallies: &[&Tally], orphans: &Tally) -> Totals {
        for kind in 0..KINDS {
            for tally in tallies {
                self.0[kind] += tally.0[kind].load(Ordering::Acquire);
            }
            self.0[kind] += orphans.0[kind].load(Ordering::Acquire);
        }
        self
    }

    /// These, and what the threads counted until now: all of it as it was at one moment, but
    /// where they count without pause.
    pub(super) fn with(self, tallies: &[&Tally], orphans: &Tally) -> Totals {
        let mut totals = self.plus(tallies, orphans);
        for _ in 0..16 {
            // Counters only grow, so twice the same is what they were in between.
            let again = self.plus(tallies, orphans);
            if again == totals {
                break;
            }
            totals = again;
        }
        totals
    }
}
