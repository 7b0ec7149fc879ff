//! Instances that move between threads, and threads that start and end.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Barrier, mpsc};
use std::thread;

use inbounds::prelude::*;

const MANY: usize = if cfg!(miri) { 4 } else { 10_000 };

#[test]
fn ten_thousand_short_lived_threads_leave_no_growth() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let life = || drop(Exam::new(1).unwrap());
    thread::spawn(life).join().unwrap();
    let (capacity, bytes) = (Exam::instances().capacity(), Exam::instances().bytes());
    for _ in 0..MANY {
        thread::spawn(life).join().unwrap();
    }
    assert_eq!(Exam::instances().capacity(), capacity);
    assert_eq!(Exam::instances().bytes(), bytes);
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.created), (0, MANY as u64 + 1));
    assert_eq!(counts.high_water, 1);
}

#[test]
fn made_on_one_thread_and_dropped_on_another() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, note: String } }
    let (send, receive) = mpsc::channel::<Exam>();
    let other = thread::spawn(move || receive.into_iter().for_each(drop));
    let n = MANY.min(5000);
    for _ in 0..n {
        send.send(Exam::new(1, "x").unwrap()).unwrap();
    }
    drop(send);
    other.join().unwrap();
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.created), (0, n as u64));
    assert!(Exam::instances().snapshot().is_empty());
}

#[test]
fn slots_that_one_thread_frees_serve_the_other() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let (rounds, many) = if cfg!(miri) { (3, 40) } else { (20, 500) };
    for _ in 0..rounds {
        let exams: Vec<Exam> = (0..many).map(|_| Exam::new(1).unwrap()).collect();
        thread::spawn(move || drop(exams)).join().unwrap();
    }
    assert!(
        Exam::instances().capacity() <= 1024,
        "{}",
        Exam::instances().capacity()
    );
}

#[test]
fn counts_are_never_less_than_nothing_while_others_count() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..MANY {
                    drop(Exam::new(1).unwrap());
                    Exam::instances().release_retained();
                }
                done.store(true, SeqCst);
            });
        }
        while !done.load(SeqCst) {
            let counts = Exam::instances().counts();
            assert!(
                counts.live <= 1_000 && counts.retained <= 2 * MANY,
                "{counts:?}"
            );
        }
    });
    let counts = Exam::instances().counts();
    assert_eq!(
        (counts.live, counts.retained, counts.created),
        (0, 0, 2 * MANY as u64)
    );
}

#[test]
fn one_alone_releases_an_instance() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100, note: String } }
    let rounds = if cfg!(miri) { 5 } else { 500 };
    for round in 1..=rounds {
        drop(Exam::new(1, "note").unwrap());
        let id = Exam::instances().retained()[0].id();
        let barrier = Barrier::new(3);
        let race = |take: fn(inbounds::tracker::InstanceId<ExamFields>) -> bool| {
            barrier.wait();
            usize::from(take(id))
        };
        let taken = thread::scope(|scope| {
            let a = scope.spawn(|| race(|id| Exam::instances().release(id).is_some()));
            let b = scope.spawn(|| race(|id| Exam::restore(id).map(std::mem::forget).is_some()));
            let c = scope.spawn(|| race(|_| Exam::instances().release_retained() > 0));
            a.join().unwrap() + b.join().unwrap() + c.join().unwrap()
        });
        assert_eq!(taken, 1);
        let counts = Exam::instances().counts();
        assert_eq!((counts.retained, counts.created), (0, round));
    }
}

#[test]
fn an_update_is_seen_whole_or_not_at_all() {
    validated_struct! {
        #[derive(Clone)]
        struct Span: weak { lo: u32, text: String, list: Vec<u32>, hi: u32 }
        ensure { |span| span.lo <= span.hi => "lo is above hi" }
    }
    let rounds = if cfg!(miri) { 10 } else { 30_000 };
    let mut span = Span::new(0, "0", vec![0], 0).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for i in 1..=rounds {
                let all = SpanFields {
                    lo: i,
                    text: i.to_string(),
                    list: vec![i],
                    hi: i,
                };
                assert!(span.replace(all).is_ok());
            }
            done.store(true, SeqCst);
        });
        let mut last = 0;
        while !done.load(SeqCst) {
            Span::instances().for_each(|record| {
                let f = record.fields();
                assert_eq!(
                    (f.lo, f.lo.to_string(), vec![f.lo]),
                    (f.hi, f.text.clone(), f.list.clone())
                );
                assert!(last <= f.lo, "time went back");
                last = f.lo;
            });
        }
    });
}

#[test]
fn single_assignments_are_seen_in_their_order() {
    validated_struct! {
        struct Steps: weak { a: u32, b: u32, c: u32 }
        ensure { |steps| steps.a >= steps.b && steps.b >= steps.c => "in order" }
    }
    let rounds = if cfg!(miri) { 10 } else { 100_000 };
    let mut steps = Steps::new(0, 0, 0).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for i in 1..=rounds {
                let ok = steps.set_a(i).is_ok() && steps.set_b(i).is_ok() && steps.set_c(i).is_ok();
                assert!(ok);
            }
            done.store(true, SeqCst);
        });
        while !done.load(SeqCst) {
            Steps::instances().for_each(|record| {
                let f = record.fields();
                assert!(f.a >= f.b && f.b >= f.c && f.a - f.c <= 1);
                let last = if f.a > f.b {
                    "a"
                } else if f.b > f.c {
                    "b"
                } else {
                    "c"
                };
                assert!(record.last_validated().is_none_or(|l| l == last), "{last}");
            });
        }
    });
}

#[test]
fn a_snapshot_never_shows_one_instance_as_another() {
    validated_struct! { struct Twin: weak { a: u32, b: u32 } }
    let rounds: u32 = if cfg!(miri) { 10 } else { 30_000 };
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for i in 0..rounds {
                drop(Twin::new(i, i).unwrap());
            }
            done.store(true, SeqCst);
        });
        let mut ids = std::collections::HashMap::new();
        while !done.load(SeqCst) {
            Twin::instances().for_each(|record| {
                assert_eq!(record.fields().a, record.fields().b);
                let known = *ids.entry(record.id()).or_insert(record.fields().a);
                assert_eq!(known, record.fields().a);
            });
        }
    });
}

#[test]
fn thread_locals_may_outlive_the_tracker_s_own() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100, note: String } }
    struct AtExit(Option<Exam>);
    impl Drop for AtExit {
        fn drop(&mut self) {
            drop(self.0.take());
            drop(Exam::new(2, "born late").unwrap());
        }
    }
    thread_local! { static KEPT: RefCell<Vec<AtExit>> = const { RefCell::new(Vec::new()) } }
    thread::spawn(|| {
        // Registered before the tracker's own locals, so dropped after or before them.
        KEPT.with_borrow_mut(|kept| kept.push(AtExit(None)));
        let exam = Exam::new(1, "x").unwrap();
        KEPT.with_borrow_mut(|kept| kept.push(AtExit(Some(exam))));
    })
    .join()
    .unwrap();
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.retained, counts.created), (0, 3, 3));
    assert_eq!(Exam::instances().release_retained(), 3);
}
