//! What the protocols in `counters.rs`, `magazine.rs` and `seqlock.rs` use: the loom tests have loom's
//! in its place.

pub(crate) use core::cell::Cell;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, fence};

/// How much of the sequence is in the word that is written at each change.
pub(crate) const SEQUENCE_BITS: u32 = 14;

/// Waits a little, and longer once in a while.
#[cold]
#[inline(never)]
pub(crate) fn pause(tries: u32) {
    if tries % 64 == 63 {
        std::thread::yield_now(); // the owner was interrupted in the middle of a change
    } else {
        core::hint::spin_loop();
    }
}
