//! The ten pitfalls of trackers, and countme's three bugs: each reproduced once elsewhere.

use std::cell::RefCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread::{self, ThreadId};

use inbounds::prelude::*;

/// Counts its originals and copies, and says where the originals are dropped.
#[derive(Debug)]
struct Noisy {
    original: bool,
}

static ALIVE: AtomicUsize = AtomicUsize::new(0);
static DROPPED_ON: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

impl Noisy {
    fn new(original: bool) -> Self {
        ALIVE.fetch_add(1, SeqCst);
        Noisy { original }
    }
}

impl Clone for Noisy {
    fn clone(&self) -> Self {
        Noisy::new(false)
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, SeqCst);
        if self.original {
            DROPPED_ON.lock().unwrap().push(thread::current().id());
        }
    }
}

#[test]
fn pitfall_1_a_drop_while_visiting_does_not_deadlock() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, note: Vec<u8> } }
    let (many, meet) = if cfg!(miri) {
        (10, (4, 2))
    } else {
        (100, (34, 32))
    };
    let mut exams: Vec<Exam> = (0..many).map(|_| Exam::new(1, vec![1]).unwrap()).collect();
    let mut shown = 0;
    Exam::instances().for_each(|record| {
        shown += 1;
        exams.pop();
        exams.pop();
        drop(record);
    });
    assert_eq!((shown, Exam::instances().counts().live), meet);
}

#[test]
fn pitfall_2_a_snapshot_runs_no_destructor_of_an_instance() {
    validated_struct! { struct Loud: weak { noisy: Noisy } }
    let rounds = if cfg!(miri) { 8 } else { 3000 };
    let done = AtomicBool::new(false);
    let owner = thread::scope(|scope| {
        let owner = scope.spawn(|| {
            for _ in 0..rounds {
                drop(Loud::new(Noisy::new(true)).unwrap());
            }
            done.store(true, SeqCst);
            thread::current().id()
        });
        while !done.load(SeqCst) {
            drop(Loud::instances().snapshot());
        }
        owner.join().unwrap()
    });
    let dropped_on = DROPPED_ON.lock().unwrap();
    assert_eq!(dropped_on.len(), rounds);
    assert!(dropped_on.iter().all(|&id| id == owner));
    drop(dropped_on);
    // Pitfall 3: a `Weak` pins what it points at. Here nothing outlives its instance.
    assert_eq!(ALIVE.load(SeqCst), 0);
}

#[test]
fn pitfall_3_nothing_of_a_dead_instance_stays() {
    validated_struct! { struct Big: weak { bytes: std::sync::Arc<Vec<u8>>, text: String } }
    let bytes = std::sync::Arc::new(vec![0; 10_000]);
    let many = if cfg!(miri) { 10 } else { 100 };
    let bigs: Vec<Big> = (0..many)
        .map(|_| Big::new(bytes.clone(), "t").unwrap())
        .collect();
    assert_eq!(std::sync::Arc::strong_count(&bytes), 2 * many + 1);
    drop(bigs);
    assert_eq!(std::sync::Arc::strong_count(&bytes), 1);
}

#[test]
fn pitfall_4_a_panic_poisons_nothing() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100, note: String } }
    let panicked = thread::spawn(|| {
        let _exam = Exam::new(1, "x").unwrap();
        Exam::instances().for_each(|_| panic!("in the middle"));
    });
    assert!(panicked.join().is_err());
    assert_eq!(Exam::instances().counts().retained, 1);
    drop(Exam::new(2, "y").unwrap());
    assert_eq!(Exam::instances().release_retained(), 2);
}

#[test]
fn pitfall_5_and_countme_1_a_drop_at_thread_exit_does_not_abort() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    thread_local! { static KEPT: RefCell<Vec<Exam>> = const { RefCell::new(Vec::new()) } }
    for _ in 0..if cfg!(miri) { 3 } else { 100 } {
        thread::spawn(|| {
            KEPT.with_borrow_mut(|kept| kept.reserve(1)); // its destructor is the first in line
            let exam = Exam::new(1).unwrap();
            KEPT.with_borrow_mut(|kept| kept.push(exam));
        })
        .join()
        .unwrap();
    }
    assert_eq!(Exam::instances().counts().live, 0);
    assert!(Exam::instances().snapshot().is_empty());
}

#[test]
fn pitfall_6_equal_instances_are_two() {
    validated_struct! { #[derive(Clone, Debug, PartialEq, Eq, Hash)] struct Exam: weak { math: u8 in 0..=100 } }
    let a = Exam::new(60).unwrap();
    let b = a.clone();
    assert_eq!(a, b);
    assert_ne!(a.instance_id(), b.instance_id());
    drop(a);
    assert_eq!(
        Exam::instances().snapshot()[0].id(),
        b.instance_id().unwrap()
    );
}

#[test]
fn pitfall_7_an_address_that_comes_back_is_another_instance() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let mut ids = std::collections::HashSet::new();
    for math in 0..if cfg!(miri) { 9 } else { 100 } {
        let exam = Box::new(Exam::new(math).unwrap());
        assert!(ids.insert(exam.instance_id().unwrap()));
        assert_eq!(Exam::instances().snapshot()[0].fields().math, math);
    }
}

#[test]
#[cfg(all(unix, not(miri)))]
fn pitfall_8_a_child_process_starts_while_others_hold_the_lock() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(SeqCst) {
                let _ = Exam::instances().counts();
            }
        });
        for _ in 0..20 {
            assert!(
                std::process::Command::new("true")
                    .status()
                    .unwrap()
                    .success()
            );
        }
        done.store(true, SeqCst);
    });
}

#[test]
fn pitfall_9_what_is_forgotten_stays_live() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    std::mem::forget(Exam::new(60).unwrap());
    assert_eq!(Exam::instances().counts().live, 1);
    assert_eq!(Exam::instances().snapshot()[0].fields().math, 60);
}

#[test]
fn pitfall_10_and_countme_2_made_here_and_dropped_there_is_exact() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let exams = thread::spawn(|| -> Vec<Exam> { (0..10).map(|_| Exam::new(1).unwrap()).collect() });
    let mut exams = exams.join().unwrap();
    exams.push(Exam::new(1).unwrap());
    thread::spawn(move || {
        drop(exams);
        let counts = Exam::instances().counts(); // exact at once, and not when the thread ends
        assert_eq!((counts.live, counts.created), (0, 11));
    })
    .join()
    .unwrap();
}

#[test]
fn countme_3_a_late_look_finds_no_wrapped_count() {
    validated_struct! { struct Exam: inbounds::tracker::Counted { math: u8 in 0..=100 } }
    let early = Exam::new(1).unwrap();
    thread::spawn(move || drop(early)).join().unwrap();
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.created), (0, 1));
}
