//! Two writers, and a reader of snapshots. `INBOUNDS_STRESS` is the number of operations; `.ci/deep` runs
//! ten million under the thread sanitizer.
#![cfg(feature = "std")]

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone)]
    struct Span: strong {
        lo: u32,
        note: String,
        step: Option<u32>,
        list: Vec<u32>,
        hi: u32,
    }
    ensure { |span| span.lo <= span.hi => "lo is above hi" }
}

fn span(i: u32) -> SpanFields {
    let note = i.to_string();
    SpanFields {
        lo: i,
        note,
        step: Some(i),
        list: vec![i],
        hi: i,
    }
}

#[test]
fn two_writers_and_a_snapshotter() {
    let default = if cfg!(miri) { 20 } else { 20_000 };
    let operations = std::env::var("INBOUNDS_STRESS").ok();
    let operations: u32 = operations.and_then(|n| n.parse().ok()).unwrap_or(default);
    let writing = AtomicUsize::new(2);
    let writer = |seed: u32| {
        let mut spans: Vec<Span> = Vec::new();
        let mut x = seed;
        let mut created = 0_u64;
        for i in 0..operations / 2 {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            let at = (x >> 8) as usize % spans.len().max(1);
            match x % 8 {
                0 | 1 => {
                    spans.push(Span::validate(span(i)).unwrap());
                    created += 1;
                }
                2 | 3 if !spans.is_empty() => drop(spans.swap_remove(at)),
                4 if !spans.is_empty() => assert!(spans[at].replace(span(i)).is_ok()),
                5 if !spans.is_empty() => {
                    let value = spans[at].hi();
                    assert!(spans[at].set_hi(value).is_ok());
                    assert!(spans[at].set_lo(u32::MAX).is_err() || value == u32::MAX);
                }
                6 if i % 64 == 0 => {
                    let retained = Span::instances().checkpoint().retained();
                    assert!(retained.is_empty() || created > 0);
                    if let Some(record) = Span::instances().retained().first() {
                        if let Some(span) = Span::restore(record.id()) {
                            spans.push(span);
                        }
                    }
                }
                7 if i % 128 == 0 => {
                    Span::instances().release_retained();
                }
                _ => {}
            }
        }
        writing.fetch_sub(1, SeqCst);
        (created, spans)
    };
    thread::scope(|scope| {
        let writers = [scope.spawn(|| writer(1)), scope.spawn(|| writer(99))];
        while writing.load(SeqCst) > 0 {
            Span::instances().for_each(|record| {
                let whole = span(record.fields().lo);
                let fields = record.fields();
                assert_eq!((whole.hi, &whole.note), (fields.hi, &fields.note));
                assert_eq!((whole.step, &whole.list), (fields.step, &fields.list));
            });
        }
        let ended = writers.map(|writer| writer.join().unwrap());
        let counts = Span::instances().counts();
        assert_eq!(
            counts.created,
            ended.iter().map(|(created, _)| created).sum::<u64>()
        );
        assert_eq!(
            counts.live,
            ended.iter().map(|(_, spans)| spans.len()).sum::<usize>()
        );
        assert_eq!(
            counts.live + counts.retained,
            Span::instances().snapshot().len()
        );
    });
    Span::instances().release_retained();
    assert_eq!(Span::instances().counts().retained, 0);
    assert!(Span::instances().snapshot().is_empty());
}
