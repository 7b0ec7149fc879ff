//! The atomics of `counters.rs`, `magazine.rs` and `seqlock.rs`. The loom tests replace this file by
//! one with those of loom.

pub(crate) use core::cell::Cell;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, fence};

/// The number of bits of the sequence in the word that is written at each change.
pub(crate) const SEQUENCE_BITS: u32 = 14;

/// Waits for a short time, and sometimes for longer.
#[cold]
#[inline(never)]
pub(crate) fn pause(tries: u32) {
    if tries % 64 == 63 {
        std::thread::yield_now(); // the owner may have been preempted during a change
    } else {
        core::hint::spin_loop();
    }
}
