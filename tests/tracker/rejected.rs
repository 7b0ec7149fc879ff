//! Rejected values are counted, and nothing else is kept of them.

use inbounds::prelude::*;
use inbounds::tracker::{Counted, Counts, Sampled, report};

fn rejected(counts: Counts) -> u64 {
    counts.rejected
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Span: strong {
        start: u8 in 0..=9,
        end: u8,
    }
    ensure { |span| span.start <= span.end => "start is after end" }
}

#[test]
fn each_way_to_be_rejected_counts_once() {
    let count = || rejected(Span::instances().counts());
    assert!(Span::new(10, 10).is_err());
    assert!(Span::new(2, 1).is_err());
    assert!(Span::validate(SpanFields { start: 10, end: 1 }).is_err());
    assert_eq!(count(), 3);
    let before = Span::instances().counts();
    assert_eq!((before.created, before.live, before.retained), (0, 0, 0));

    let mut span = Span::new(1, 2).unwrap();
    assert!(span.set_start(10).is_err());
    assert!(span.set_end(0).is_err());
    assert!(span.update(|span| span.start = 3).is_err());
    assert!(span.replace(SpanFields { start: 3, end: 2 }).is_err());
    assert_eq!(count(), 7);

    span.set_start(2).unwrap();
    span.update(|span| span.end = 3).unwrap();
    drop(span.clone());
    drop(span);
    assert_eq!(count(), 7);
    let row = report()
        .types
        .into_iter()
        .find(|row| row.type_name.ends_with("rejected::Span"));
    assert_eq!(row.map(|row| row.counts), Some(Span::instances().counts()));
}

#[test]
fn a_type_of_which_all_are_rejected_is_in_the_report() {
    validated_struct! { #[derive(Debug)] struct Never: weak { n: u8 in 1.. } }
    let each = if cfg!(miri) { 20 } else { 1000 };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..each {
                    let _ = Never::new(0).unwrap_err();
                }
            });
        }
    });
    let never = |row: &&inbounds::tracker::TypeReport| row.type_name.ends_with("Never");
    let report = report();
    let row = report.types.iter().find(never).unwrap();
    assert_eq!((row.counts.rejected, row.counts.created), (4 * each, 0));
}

#[test]
fn under_policies_that_record_few_or_none() {
    validated_struct! { #[derive(Debug)] struct Heads: Counted { n: u8 in 1.. } }
    validated_struct! { #[derive(Debug)] struct Some: Sampled<1000> { n: u8 in 1.. } }
    assert!(Heads::new(0).is_err());
    assert!(Heads::new(1).unwrap().set_n(0).is_err());
    assert!(Some::new(0).is_err());
    assert!(Some::new(1).unwrap().set_n(0).is_err());
    let (heads, some) = (Heads::instances().counts(), Some::instances().counts());
    assert_eq!((rejected(heads), rejected(some)), (2, 2));
}
