//! Retained records, and releasing them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use inbounds::prelude::*;
use inbounds::{
    assert_no_leaks, assert_none_live, assert_none_retained,
    tracker::{Counted, Sampled},
};

fn message(panic: Box<dyn std::any::Any + Send>) -> String {
    *panic.downcast::<String>().unwrap()
}

/// The site of this text, so many lines from the caller's.
#[track_caller]
fn created_here(lines: i32, text: &str) -> String {
    let here = std::panic::Location::caller();
    let line = here.line().saturating_add_signed(lines);
    let code = include_str!("leaks.rs").lines().nth(line as usize - 1);
    let column = code.unwrap().find(text).unwrap() + 1;
    format!("{}:{line}:{column}", here.file())
}

#[test]
fn what_strong_keeps_is_given_back() {
    validated_struct! { #[derive(Debug, PartialEq)] struct Note: strong { text: String in chars(1..=9), tags: Vec<u8> } }
    drop(Note::new("hello", vec![1, 2]).unwrap());
    let id = Note::instances().retained()[0].id();
    let fields = Note::instances().release(id).unwrap();
    assert_eq!(
        fields,
        NoteFields {
            text: "hello".into(),
            tags: vec![1, 2]
        }
    );
    assert!(Note::instances().release(id).is_none());
    assert!(Note::instances().snapshot().is_empty());
}

#[test]
fn a_restored_instance_is_the_same_one_and_goes_on() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    drop(Exam::new(60).unwrap());
    let id = Exam::instances().retained()[0].id();
    let mut exam = Exam::restore(id).unwrap();
    assert!(Exam::restore(id).is_none());
    exam.set_math(70).unwrap();
    assert_eq!(Exam::instances().get(id).unwrap().fields().math, 70);
    drop(exam);
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.retained, counts.created), (0, 1, 1));
    assert_eq!(Exam::instances().release(id).unwrap().math, 70);
}

#[test]
fn the_callback_comes_once_per_rise_and_outside_of_locks() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    Exam::instances().on_retained(2, |retained| {
        assert_eq!(retained, Exam::instances().counts().retained);
        drop(Exam::new(1).unwrap()); // one more, and no second call
        assert_eq!(Exam::instances().retained().len(), retained + 1);
        CALLS.fetch_add(1, SeqCst);
    });
    drop(Exam::new(1).unwrap());
    assert_eq!(CALLS.load(SeqCst), 0);
    drop(Exam::new(1).unwrap());
    drop(Exam::new(1).unwrap());
    assert_eq!(CALLS.load(SeqCst), 1);
    assert_eq!(Exam::instances().release_retained(), 4);
    drop(Exam::new(1).unwrap());
    drop(Exam::new(1).unwrap());
    assert_eq!(CALLS.load(SeqCst), 2);
    Exam::instances().on_retained(usize::MAX, |_| ());
    Exam::instances().release_retained();
    for _ in 0..5 {
        drop(Exam::new(1).unwrap());
    }
    assert_eq!(CALLS.load(SeqCst), 2);
}

#[test]
fn no_rise_is_missed_beside_a_release() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    static DONE: AtomicBool = AtomicBool::new(false);
    let rises = if cfg!(miri) { 5 } else { 1_000 };
    Exam::instances().on_retained(1, |_| {
        CALLS.fetch_add(1, SeqCst);
    });
    let missed = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !DONE.load(SeqCst) {
                Exam::instances().release_retained();
            }
        });
        let missed = (1..=rises).find(|&rise| {
            drop(Exam::new(1).unwrap());
            while Exam::instances().counts().retained > 0 {
                std::thread::yield_now(); // or the other one may never get the lock
            }
            CALLS.load(SeqCst) != rise
        });
        DONE.store(true, SeqCst);
        missed
    });
    assert_eq!(missed, None);
}

#[test]
fn a_panic_of_the_callback_leaves_the_counts_exact() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    Exam::instances().on_retained(1, |_| panic!("enough"));
    let exam = Exam::new(1).unwrap();
    catch_unwind(AssertUnwindSafe(|| drop(exam))).unwrap_err();
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.retained), (0, 1));
    assert_eq!(Exam::instances().release_retained(), 1);
}

#[test]
fn the_assertion_lists_what_is_retained() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    assert_none_retained!(Exam);
    let exam = Exam::new(1).unwrap();
    let site = created_here(-1, "Exam::new");
    assert_none_retained!(Exam);
    drop(exam);
    let panic = catch_unwind(|| assert_none_retained!(Exam)).unwrap_err();
    let expected = format!("Exam: 1 retained [#0.1]\n  1 created at {site}");
    assert_eq!(message(panic), expected);
}

#[test]
fn the_scoped_assertion_sees_only_its_own() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let before = Exam::new(1).unwrap();
    let math = assert_no_leaks!(Exam, {
        let exam = Exam::new(7).unwrap();
        drop(before);
        exam.math()
    });
    assert_eq!(math, 7);
    let leak = || {
        assert_no_leaks!(Exam, {
            std::mem::forget(Exam::new(1).unwrap());
        });
    };
    let panic = catch_unwind(leak).unwrap_err();
    let text = message(panic);
    assert!(
        text.starts_with("Exam: of 1 created, 1 still live [#"),
        "{text}"
    );
}

#[test]
#[allow(clippy::never_loop, reason = "it is left by a `break`")]
fn no_way_out_of_the_block_passes_the_check() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    fn leak() {
        std::mem::forget(Exam::new(1).unwrap());
    }
    fn returns() {
        assert_no_leaks!(Exam, {
            leak();
            return;
        });
    }
    fn fails() -> Result<(), std::num::ParseIntError> {
        assert_no_leaks!(Exam, {
            leak();
            "no number".parse::<u8>()?;
        });
        Ok(())
    }
    fn breaks() {
        loop {
            assert_no_leaks!(Exam, {
                leak();
                break;
            });
        }
    }
    fn is_clean() -> u8 {
        assert_no_leaks!(Exam, { return Exam::new(7).unwrap().math() });
    }
    for way in [returns, || drop(fails()), breaks] {
        let text = message(catch_unwind(way).unwrap_err());
        assert!(text.contains(": of 1 created, 1 still live [#"), "{text}");
        assert!(text.contains("by the end of the block at tests"), "{text}");
    }
    assert_eq!(is_clean(), 7);
    // A panic goes on: another one would abort.
    let panic = catch_unwind(|| {
        assert_no_leaks!(Exam, {
            leak();
            panic!("first");
        })
    });
    assert_eq!(*panic.unwrap_err().downcast::<&str>().unwrap(), "first");
}

#[test]
fn an_assertion_waits_as_long_as_it_is_told_and_no_longer() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let (soon, never) = (Duration::from_millis(20), Duration::from_millis(1));
    let end_soon = |exam: Exam| {
        std::thread::spawn(move || {
            std::thread::sleep(soon);
            drop(exam);
        })
    };
    let ending = end_soon(Exam::new(1).unwrap());
    assert_none_live!(Exam, within = Duration::from_secs(60));
    ending.join().unwrap();
    let ending = assert_no_leaks!(Exam, within = Duration::from_secs(60), {
        end_soon(Exam::new(2).unwrap())
    });
    ending.join().unwrap();
    let exam = Exam::new(3).unwrap();
    let panic = catch_unwind(|| assert_none_live!(Exam, within = never)).unwrap_err();
    assert!(message(panic).starts_with("Exam: 1 live ["));
    drop(exam);

    validated_struct! { struct Note: strong { text: String } }
    drop(Note::new("x").unwrap());
    let releasing = std::thread::spawn(move || {
        std::thread::sleep(soon);
        Note::instances().release_retained();
    });
    assert_none_retained!(Note, within = Duration::from_secs(60));
    releasing.join().unwrap();
}

#[test]
fn a_message_has_the_first_ids_and_every_site() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let one = Exam::new(1).unwrap();
    let many: Vec<Exam> = (0..20).map(|_| Exam::new(2).unwrap()).collect();
    let text = message(catch_unwind(|| assert_none_live!(Exam)).unwrap_err());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("Exam: 21 live [#0.1, "), "{text}");
    assert!(lines[0].ends_with("] and 13 more"), "{text}");
    assert!(lines[1].starts_with("  20 created at tests"), "{text}");
    assert!(lines[2].starts_with("  1 created at tests"), "{text}");
    drop((one, many));
}

#[test]
fn the_callback_for_live_ones_comes_once_per_rise() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    validated_struct! { #[derive(Clone)] struct Exam: weak { math: u8 in 0..=100 } }
    validated_struct! { struct Other: weak { math: u8 in 0..=100 } }
    Exam::instances().on_live(3, |live| {
        assert_eq!((live, Exam::instances().counts().live), (3, 3)); // no lock is held
        CALLS.fetch_add(1, SeqCst);
    });
    let mut exams = vec![Exam::new(1).unwrap(), Exam::new(2).unwrap()];
    let others: Vec<Other> = (0..9).map(|_| Other::new(1).unwrap()).collect();
    assert_eq!(CALLS.load(SeqCst), 0);
    exams.push(exams[0].clone());
    exams.push(Exam::new(4).unwrap());
    assert_eq!(CALLS.load(SeqCst), 1);
    exams.truncate(1);
    exams.extend([Exam::new(5).unwrap(), Exam::new(6).unwrap()]);
    assert_eq!(CALLS.load(SeqCst), 2);
    drop(others);

    validated_struct! { struct Heads: Counted { math: u8 in 0..=100 } }
    Heads::instances().on_live(1, |_| panic!("enough"));
    assert!(catch_unwind(|| Heads::new(1)).is_err());
    assert_eq!(Heads::instances().counts().live, 0);
}

#[test]
fn statics_can_be_exempt() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    static BEST: LazyLock<Exam> = LazyLock::new(|| {
        let best = Exam::new(100).unwrap();
        Exam::instances().exempt(best.instance_id().unwrap());
        best
    });
    let checkpoint = Exam::instances().checkpoint();
    assert_no_leaks!(Exam, { assert_eq!(BEST.math(), 100) });
    assert!(checkpoint.live().is_empty());
    assert_eq!(
        (checkpoint.created(), Exam::instances().counts().live),
        (1, 1)
    );
}

#[test]
fn an_exemption_ends_with_its_instance_and_is_in_the_bytes() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    let instances = Exam::instances();
    let exempt = || {
        let exam = Exam::new(1).unwrap();
        instances.exempt(exam.instance_id().unwrap());
        exam
    };
    let first = exempt();
    let id = first.instance_id().unwrap();
    drop(first);
    assert_none_retained!(Exam); // still exempt
    instances.release(id).unwrap();
    let bytes = instances.bytes();
    for _ in 0..if cfg!(miri) { 10 } else { 10_000 } {
        drop(exempt());
        instances.release_retained();
    }
    assert_eq!(instances.bytes(), bytes);

    let next = Exam::new(2).unwrap(); // in the same slot
    let next_id = next.instance_id().unwrap();
    let panic = catch_unwind(|| assert_none_live!(Exam)).unwrap_err();
    let expected = format!("Exam: 1 live [{next_id}]\n");
    assert!(message(panic).starts_with(&expected));
    instances.exempt(next_id);
    instances.exempt(id); // dropped, so this has no effect
    assert_none_live!(Exam);

    let many = if cfg!(miri) { 20 } else { 2000 };
    let exams: Vec<Exam> = (0..many).map(|_| Exam::new(1).unwrap()).collect();
    let without = instances.bytes();
    for exam in &exams {
        instances.exempt(exam.instance_id().unwrap());
    }
    assert!(instances.bytes() >= without + many * size_of::<u32>());
    assert_none_live!(Exam);
    instances.shrink();
    assert_none_live!(Exam);
    drop(exams);
    instances.release_retained();
    let (before, given) = (instances.bytes(), instances.shrink());
    assert!(given >= many * size_of::<u32>(), "{given}");
    assert_eq!(instances.bytes(), before - given);
    assert_none_live!(Exam); // `next` is exempt still
}

#[test]
fn the_assertion_lists_what_is_live() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    assert_none_live!(Exam);
    let exams = [Exam::new(1).unwrap(), Exam::new(2).unwrap()];
    let first = created_here(-1, "Exam::new(1)");
    let second = created_here(-2, "Exam::new(2)");
    let panic = catch_unwind(|| assert_none_live!(Exam)).unwrap_err();
    let expected =
        format!("Exam: 2 live [#0.1, #1.1]\n  1 created at {first}\n  1 created at {second}");
    assert_eq!(message(panic), expected);
    drop(exams);
    assert_none_live!(Exam); // they are retained
    let exempt = Exam::new(3).unwrap();
    Exam::instances().exempt(exempt.instance_id().unwrap());
    assert_none_live!(Exam);
}

/// As its documentation says: there is only a number.
#[test]
fn what_is_only_counted_is_compared_by_number() {
    validated_struct! { struct Exam: Counted { math: u8 in 0..=100 } }
    let older = Exam::new(1).unwrap();
    assert_no_leaks!(Exam, {
        drop(older);
        std::mem::forget(Exam::new(2).unwrap());
    });
    let leaks = || assert_no_leaks!(Exam, { std::mem::forget(Exam::new(3).unwrap()) });
    assert!(
        message(catch_unwind(leaks).unwrap_err())
            .contains("1 still live [] and 1 without a record")
    );
}

#[test]
fn the_assertions_see_what_is_only_counted() {
    validated_struct! { struct Exam: Counted { math: u8 in 0..=100 } }
    validated_struct! { struct Test: Sampled<1000> { math: u8 in 0..=100 } }
    let exam = Exam::new(1).unwrap();
    let panic = catch_unwind(|| assert_none_live!(Exam)).unwrap_err();
    assert_eq!(message(panic), "Exam: 1 live [] and 1 without a record");
    assert_no_leaks!(Exam, { drop(Exam::new(2)) });
    let leak = || assert_no_leaks!(Exam, { std::mem::forget(Exam::new(3).unwrap()) });
    let text = message(catch_unwind(leak).unwrap_err());
    let expected = "Exam: of 1 created, 1 still live [] and 1 without a record, 0 retained []";
    assert_eq!(text, expected);
    drop(exam);
    let tests: Vec<Test> = (0..9).map(|_| Test::new(1).unwrap()).collect();
    let text = message(catch_unwind(|| assert_none_live!(Test)).unwrap_err());
    assert!(text.starts_with("Test: 9 live"), "{text}");
    drop(tests);
    assert_none_live!(Test);
}
