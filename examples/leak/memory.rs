//! The memory of the process: the bytes allocated and not freed, and those that are resident.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;
static HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is done by `System`, with the caller's own arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size(), Relaxed);
        // SAFETY: the caller meets the requirements of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: `place` comes from `System`.
        unsafe { System.dealloc(place, layout) }
    }
}

/// Allocated and not freed, in MiB.
pub fn held() -> f64 {
    mebibytes(HELD.load(Relaxed))
}

/// Resident, in MiB; NaN without `/proc`.
pub fn resident() -> f64 {
    const PAGE: usize = 4096;
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = status
        .split_whitespace()
        .nth(1)
        .and_then(|word| word.parse::<usize>().ok());
    pages.map_or(f64::NAN, |pages| mebibytes(pages * PAGE))
}

fn mebibytes(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
