//! Feature `rayon`: the rows, their order and their numbers are those of the iterator that does one
//! after the other; memory is bounded.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Exam: weak { math: usize in ..=100 }
}

fn rows(count: usize) -> impl Iterator<Item = ExamFields> + Send {
    (0..count).map(|i| ExamFields { math: i % 103 })
}

#[test]
fn every_row_is_there_in_order() {
    for count in [0, 1, 102, 4095, 4096, 4097, 8192, 20_000] {
        let one_by_one = Exam::validate_all(rows(count)).starting_at(5);
        let mut at_once = Exam::validate_all(rows(count)).starting_at(5).parallel();
        let (least, most) = at_once.size_hint();
        assert!(least <= count && most.is_none_or(|most| most >= count));
        let mut seen = 0;
        for expected in one_by_one {
            let row = at_once.next().expect("as many rows");
            match (row, expected) {
                (Ok(exam), Ok(expected)) => assert_eq!(exam, expected),
                (Err(error), Err(expected)) => {
                    assert_eq!(error.to_string(), expected.to_string());
                }
                (row, expected) => panic!("{row:?} in place of {expected:?}"),
            }
            seen += 1;
            assert_eq!(at_once.size_hint().1, Some(count - seen));
        }
        assert!(at_once.next().is_none() && at_once.next().is_none());
        assert_eq!(seen, count);
    }
}

#[test]
fn what_is_dropped_is_live_no_more() {
    validated_struct! { struct Paper: weak { mark: usize in ..=100 } }
    let rows = (0..10_000).map(|i| PaperFields { mark: i % 103 });
    let kept: Vec<_> = Paper::validate_all(rows).parallel().flatten().collect();
    assert_eq!(Paper::instances().counts().live, kept.len());
    drop(kept);
    assert_eq!(Paper::instances().counts().live, 0);
}

#[test]
fn rows_are_read_two_batches_ahead_at_most() {
    let read = AtomicUsize::new(0);
    let counted = rows(1_000_000).inspect(|_| {
        read.fetch_add(1, Relaxed);
    });
    let mut at_once = Exam::validate_all(counted).parallel();
    assert_eq!(read.load(Relaxed), 0, "nothing is read before it is needed");
    for taken in 1..=30_000 {
        assert!(at_once.next().is_some());
        assert!(read.load(Relaxed) <= taken + 2 * 4096);
    }
}

#[test]
fn a_panic_of_the_reader_reaches_the_caller() {
    let rows = rows(10_000).inspect(|fields| assert!(fields.math != 102, "no such mark"));
    let all = std::panic::AssertUnwindSafe(Exam::validate_all(rows).parallel());
    let caught = std::panic::catch_unwind(move || all.0.count());
    assert!(caught.is_err());
}
