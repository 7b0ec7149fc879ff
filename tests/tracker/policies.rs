//! The policies beyond `weak` and `strong`.

use inbounds::prelude::*;
use inbounds::tracker::{Capped, Counted, RecordHandle, Recorded, Retention, Sampled, Tracker};

#[test]
fn capped_evicts_the_oldest_and_counts_it() {
    validated_struct! { struct Exam: Capped<3> { math: u8 in 0..=100 } }
    for math in 0..5 {
        drop(Exam::new(math).unwrap());
    }
    let retained = || -> Vec<u8> {
        let mut all: Vec<u8> = Exam::instances()
            .retained()
            .iter()
            .map(|s| s.fields().math)
            .collect();
        all.sort_unstable();
        all
    };
    assert_eq!(retained(), [2, 3, 4]);
    assert_eq!(Exam::instances().counts().evicted, 2);
    // Releasing a record makes room.
    let three = Exam::instances()
        .retained()
        .into_iter()
        .find(|s| s.fields().math == 3)
        .unwrap();
    assert_eq!(Exam::instances().release(three.id()).unwrap().math, 3);
    drop(Exam::new(5).unwrap());
    assert_eq!(retained(), [2, 4, 5]);
    assert_eq!(Exam::instances().counts().evicted, 2);
    // A restored instance is the youngest when it is dropped again.
    let two = Exam::instances()
        .retained()
        .into_iter()
        .find(|s| s.fields().math == 2)
        .unwrap();
    drop(Exam::restore(two.id()).unwrap());
    drop(Exam::new(6).unwrap());
    assert_eq!(retained(), [2, 5, 6]);
    let counts = Exam::instances().counts();
    assert_eq!(
        (counts.live, counts.retained, counts.evicted, counts.created),
        (0, 3, 3, 7)
    );
}

#[test]
fn capped_at_nothing_is_weak() {
    validated_struct! { struct Exam: Capped<0> { math: u8 in 0..=100 } }
    drop(Exam::new(1).unwrap());
    assert_eq!(Exam::instances().counts().retained, 0);
}

#[test]
fn counted_counts_and_takes_one_byte() {
    validated_struct! { struct Exam: Counted { math: u8 in 0..=100 } }
    assert_eq!(size_of::<Exam>(), 1 + 1);
    let mut exam = Exam::new(1).unwrap();
    exam.set_math(2).unwrap();
    drop(Exam::new(1).unwrap());
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.created, counts.high_water), (1, 2, 0));
    assert!(Exam::instances().snapshot().is_empty());
    assert_eq!(Exam::instances().capacity(), 0);
}

#[test]
fn sampled_counts_all_and_records_some() {
    validated_struct! { struct Exam: Sampled<20> { math: u8 in 0..=100 } }
    let many = if cfg!(miri) { 200 } else { 10_000 };
    let mut exams: Vec<Exam> = (0..many).map(|_| Exam::new(1).unwrap()).collect();
    for exam in &mut exams {
        exam.set_math(9).unwrap();
    }
    let snapshot = Exam::instances().snapshot();
    assert!(
        (many * 3 / 100..many * 8 / 100).contains(&snapshot.len()),
        "{}",
        snapshot.len()
    );
    assert!(snapshot.iter().all(|s| s.fields().math == 9));
    assert_eq!(Exam::instances().counts().live, many);
    assert_eq!(
        exams.iter().filter(|e| e.instance_id().is_some()).count(),
        snapshot.len()
    );
    drop(exams);
    assert_eq!(Exam::instances().counts().live, 0);
    assert!(Exam::instances().snapshot().is_empty());
}

#[test]
fn sampled_is_unbiased_over_threads_and_within_one() {
    validated_struct! { struct Exam: Sampled<10> { nth: usize } }
    let (rounds, threads) = if cfg!(miri) { (2, 40) } else { (20, 100) };
    let kept: Vec<Exam> = (0..rounds)
        .flat_map(|_| {
            // At the same time, so that a thread does not have what the one before it left.
            let exams = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..threads)
                    .map(|_| scope.spawn(|| [Exam::new(0).unwrap(), Exam::new(1).unwrap()]))
                    .collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .collect::<Vec<_>>()
            });
            exams.into_iter().flatten()
        })
        .collect();
    let mut recorded = [0, 0];
    Exam::instances().for_each(|record| recorded[record.fields().nth] += 1);
    // Five standard deviations around a tenth of 2000; some, for Miri.
    let likely = if cfg!(miri) { 1..40 } else { 133..268 };
    assert!(recorded.iter().all(|n| likely.contains(n)), "{recorded:?}");
    assert_eq!(Exam::instances().counts().live, kept.len());
}

/// A policy made from public items only.
enum Last<const N: usize> {}

impl<const N: usize> Retention for Last<N> {
    const LIMIT: usize = N;
}

impl<F: Recorded, const N: usize> Tracker<F> for Last<N> {
    type Handle = RecordHandle<F, Self>;
}

#[test]
fn a_policy_of_ones_own() {
    validated_struct! { struct Exam: Last<1> { math: u8 in 0..=100 } }
    drop(Exam::new(1).unwrap());
    drop(Exam::new(2).unwrap());
    assert_eq!(Exam::instances().retained()[0].fields().math, 2);
    assert_eq!(<Last<1> as Tracker<ExamFields>>::name(), "Last<1>");
}
