//! `counts()` next to threads that never pause: each result must have been true at some moment.
//!
//! `INBOUNDS_STRESS_SECONDS` says how long each test runs. A minute, one after the other:
//! `INBOUNDS_STRESS_SECONDS=60 cargo test --release --test tracker_counts -- --test-threads 1`.
#![cfg(feature = "std")]

use std::sync::Barrier;
use std::sync::atomic::{
    AtomicBool, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use std::thread;
use std::time::{Duration, Instant};

use inbounds::prelude::*;
use inbounds::tracker::{Capped, Counted, Counts};

/// How many instances a thread has begun to create, and how many of those are there.
#[derive(Default)]
#[repr(align(128))]
struct Progress {
    begun: AtomicU64,
    done: AtomicU64,
}

impl Progress {
    fn create<T>(&self, create: impl FnOnce() -> T) -> T {
        let n = self.begun.load(Relaxed) + 1;
        self.begun.store(n, Release);
        let created = create();
        self.done.store(n, Release);
        created
    }
}

fn sum(all: &[Progress], which: fn(&Progress) -> &AtomicU64) -> u64 {
    all.iter().map(|of| which(of).load(Acquire)).sum()
}

/// Stops the threads, also on a panic.
struct End<'d>(&'d AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Relaxed);
    }
}

/// Runs `work` without pause on a number of threads, each on what `first` returned, and `check` on the
/// counts that are read meanwhile.
fn beside<S>(
    threads: usize,
    first: impl Fn(&Progress) -> S + Sync,
    work: impl Fn(&mut S, &Progress) + Sync,
    counts: impl Fn() -> Counts,
    check: impl Fn(Counts),
) {
    let seconds = std::env::var("INBOUNDS_STRESS_SECONDS").ok();
    let default = if cfg!(miri) { 0.01 } else { 0.2 };
    let seconds = seconds.and_then(|n| n.parse().ok()).unwrap_or(default);
    let all: Vec<Progress> = (0..threads).map(|_| Progress::default()).collect();
    let (ended, begun) = (AtomicBool::new(false), Barrier::new(threads + 1));
    thread::scope(|scope| {
        for progress in &all {
            let (first, work, ended, begun) = (&first, &work, &ended, &begun);
            scope.spawn(move || {
                let mut state = first(progress);
                begun.wait();
                while !ended.load(Relaxed) {
                    work(&mut state, progress);
                }
            });
        }
        let end = End(&ended);
        begun.wait();
        let until = Instant::now() + Duration::from_secs_f64(seconds);
        let (mut previous, mut reads) = (0, 0_u64);
        while Instant::now() < until {
            let least = sum(&all, |progress| &progress.done).max(previous);
            let seen = counts();
            let most = sum(&all, |progress| &progress.begun);
            assert!(
                (least..=most).contains(&seen.created),
                "{seen:?}, not {least}..={most}"
            );
            check(seen);
            previous = seen.created;
            reads += 1;
        }
        drop(end);
        println!("{threads} threads, {previous} created, {reads} counts");
    });
    assert_eq!(counts().created, sum(&all, |progress| &progress.done));
}

/// Each thread has one instance all the time and one more now and then, so that a count is as
/// surely wrong if it is too low as if it is too high.
macro_rules! one_at_a_time {
    ($($test:ident: $threads:expr, $policy:ty;)*) => {$(
        #[test]
        fn $test() {
            validated_struct! { struct Exam: $policy { math: u8 in 0..=100 } }
            let threads = if cfg!(miri) { 2.min($threads) } else { $threads };
            beside(
                threads,
                |progress| progress.create(|| Exam::new(1).unwrap()),
                |_, progress| drop(progress.create(|| Exam::new(2).unwrap())),
                || Exam::instances().counts(),
                |seen| assert!((threads..=2 * threads).contains(&seen.live), "{seen:?}"),
            );
            assert_eq!(Exam::instances().counts().live, 0);
        }
    )*};
}

one_at_a_time! {
    one_thread: 1, weak;
    four_threads: 4, weak;
    many_threads: 128, weak;
    one_thread_that_is_only_counted: 1, Counted;
    four_threads_that_are_only_counted: 4, Counted;
}

/// With many threads adding up takes longer. The assertion counts too.
#[test]
fn one_thread_beside_many_that_rest() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let resting = if cfg!(miri) { 2 } else { 300 };
    let (begun, ended) = (Barrier::new(resting + 1), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..resting {
            scope.spawn(|| {
                drop(Exam::new(1).unwrap());
                begun.wait();
                while !ended.load(Relaxed) {
                    thread::sleep(Duration::from_millis(5));
                }
            });
        }
        let end = End(&ended);
        begun.wait();
        beside(
            1,
            |_| (),
            |(), progress| drop(progress.create(|| Exam::new(2).unwrap())),
            || {
                let mut counts = Exam::instances().counts();
                counts.created -= resting as u64;
                counts
            },
            |seen| assert!(seen.live <= 1, "{seen:?}"),
        );
        drop(end);
    });
}

/// An instance is live or retained until it is released, and it moves between threads.
#[test]
fn restored_and_released_by_whoever_comes_first() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    let threads = if cfg!(miri) { 2 } else { 4 };
    beside(
        threads,
        |progress| progress.create(|| Exam::new(1).unwrap()),
        |_, progress| {
            let exam = progress.create(|| Exam::new(2).unwrap());
            let id = exam.instance_id().unwrap();
            drop(exam);
            drop(Exam::restore(id));
            for record in Exam::instances().retained() {
                drop(Exam::restore(record.id()));
            }
            // One after the other, so that there are at most two for each thread.
            while Exam::instances().release(id).is_none() {
                if Exam::instances().get(id).is_none() {
                    break;
                }
            }
        },
        || Exam::instances().counts(),
        |seen| {
            let all = seen.live + seen.retained;
            assert!((threads..=2 * threads).contains(&all), "{seen:?}");
            assert!(seen.live >= threads, "{seen:?}");
        },
    );
}

/// Threads that begin and end in the middle of a count.
#[test]
fn threads_that_come_and_go() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let threads = if cfg!(miri) { 2 } else { 4 };
    beside(
        threads,
        |progress| progress.create(|| Exam::new(1).unwrap()),
        |_, progress| {
            let create = || progress.create(|| Exam::new(2).unwrap());
            let made = thread::scope(|scope| scope.spawn(create).join().unwrap());
            let made = thread::scope(|scope| scope.spawn(move || (made, 1)).join().unwrap());
            drop(made);
        },
        || Exam::instances().counts(),
        |seen| assert!((threads..=2 * threads).contains(&seen.live), "{seen:?}"),
    );
}

/// A count that is read by user code that the tracker runs, while others count.
#[test]
fn counts_read_within_clone_and_drop() {
    struct Reader;

    fn check() {
        let live = Exam::instances().counts().live;
        assert!(live <= 12, "{live}");
    }

    impl Clone for Reader {
        fn clone(&self) -> Self {
            check();
            Reader
        }
    }

    impl Drop for Reader {
        fn drop(&mut self) {
            check();
        }
    }

    validated_struct! { struct Exam: strong { reader: Reader } }
    beside(
        4,
        |_| (),
        |(), progress| {
            let exam = progress.create(|| Exam::new(Reader).ok().unwrap());
            let id = exam.instance_id().unwrap();
            drop(exam);
            assert!(Exam::instances().release(id).is_some());
        },
        || Exam::instances().counts(),
        |seen| assert!(seen.live + seen.retained <= 4, "{seen:?}"),
    );
}

#[test]
fn rejections_belong_to_the_same_moment() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    beside(
        2,
        |_| (),
        |(), progress| {
            // One rejected value for each instance, so the two are never far apart.
            assert!(Exam::new(200).is_err());
            drop(progress.create(|| Exam::new(1).unwrap()));
        },
        || Exam::instances().counts(),
        |seen| {
            let ahead = seen.rejected.checked_sub(seen.created);
            assert!(ahead.is_some_and(|n| n <= 2), "{seen:?}");
        },
    );
}

/// All ways to read, while retained records change.
#[test]
fn a_limit_holds_at_every_moment() {
    validated_struct! { struct Exam: Capped<3> { math: u8 in 0..=100, notes: Vec<u8> } }
    let instances = Exam::instances();
    beside(
        if cfg!(miri) { 2 } else { 4 },
        |_| 0_usize,
        |n, progress| {
            *n += 1;
            let exam = progress.create(|| Exam::new(1, vec![1]).unwrap());
            let id = exam.instance_id().unwrap();
            drop(exam);
            match *n % 4 {
                0 => drop(Exam::restore(id)),
                1 => drop(instances.release(id)),
                2 if *n % 16 == 2 => drop(instances.release_retained()),
                _ => {}
            }
        },
        || instances.counts(),
        |seen| {
            assert!(seen.retained <= 3, "{seen:?}");
            let retained = instances.retained().len();
            assert!(retained <= 3, "{retained}");
            let snapshot = instances.snapshot();
            let retained = snapshot
                .iter()
                .filter(|record| record.is_retained())
                .count();
            assert!(retained <= 3, "{retained}");
        },
    );
    assert_eq!(instances.counts().retained, instances.retained().len());
}
