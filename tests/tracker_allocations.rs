//! What a tracker does without allocating. This is a test program of its own, because an allocator is for
//! a whole program.
#![cfg(feature = "std")]
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use inbounds::prelude::*;
use inbounds::tracker::{Counted, Sampled};

struct Counting;

thread_local! {
    // Const, and without a destructor: the first use allocates nothing.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is done by `System`, with the caller's own arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller meets the requirements of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: `place` comes from `System`.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How often `work` allocates on this thread.
fn allocations<R>(work: impl FnOnce() -> R) -> (usize, R) {
    let before = ALLOCATIONS.get();
    let result = work();
    (ALLOCATIONS.get() - before, result)
}

#[test]
fn the_first_rejection_of_a_type() {
    validated_struct! { #[derive(Debug)] struct Kept: strong { n: u8 in 1.. } }
    validated_struct! { #[derive(Debug)] struct Heads: Counted { n: u8 in 1.. } }
    validated_struct! { #[derive(Debug)] struct Few: Sampled<100> { n: u8 in 1.. } }
    let (count, rejected) =
        allocations(|| Kept::new(0).is_err() && Heads::new(0).is_err() && Few::new(0).is_err());
    assert_eq!((count, rejected), (0, true));
    assert_eq!(Kept::instances().counts().rejected, 1);
    assert_eq!(Heads::instances().counts().rejected, 1);
    assert_eq!(Few::instances().counts().rejected, 1);
}

validated_struct! {
    #[derive(Debug)]
    struct Page<T: Copy + std::fmt::Debug + Send + Sync + 'static>: weak { first: T, n: u8 in 1.. }
}

#[test]
fn the_first_rejection_of_an_instantiation() {
    for _ in 0..2 {
        let (count, rejected) = allocations(|| Page::new(1_u8, 0).is_err());
        assert_eq!((count, rejected), (0, true));
    }
    // It is in the report before there is any instance.
    let report = inbounds::tracker::report();
    let row = report
        .types
        .iter()
        .find(|row| row.type_name.ends_with("Page<u8>"));
    assert_eq!(row.unwrap().counts.rejected, 2);
    assert_eq!(Page::<u8>::instances().counts().rejected, 2);

    let (count, rejected) = allocations(|| Page::new(1_u16, 0).is_err());
    assert_eq!((count, rejected), (0, true));
    let mut page = Page::new(1_u16, 1).unwrap();
    let (count, rejected) = allocations(|| page.set_n(0).is_err() && Page::new(1_u16, 0).is_err());
    assert_eq!((count, rejected), (0, true));
    assert_eq!(Page::<u16>::instances().counts().rejected, 3);
    let there = std::thread::spawn(|| allocations(|| Page::new(1_u16, 0).is_err()));
    assert_eq!(there.join().unwrap(), (0, true)); // on a thread that has no instance
    assert_eq!(Page::<u16>::instances().counts().rejected, 4);
}
