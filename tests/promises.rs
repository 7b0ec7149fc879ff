//! One test for each guarantee that was once broken: each failed before it was mended. Programs that must not
//! compile are given to the compiler here; `tests/compile` compares what it says.

#![cfg(all(feature = "std", not(miri)))]
#![allow(clippy::pedantic, dead_code)]

use inbounds::prelude::*;
use std::any::type_name_of_val;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// What the compiler says of a program; `None` if it compiles. It is given the library that this test was
/// built with: of those in the folder, the newest with which the simplest declaration compiles.
fn errors(program: &str) -> Option<String> {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    static LIBRARY: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();

    fn compile(program: &str, library: &Path) -> Option<String> {
        let name = format!(
            "promises_{}_{}",
            std::process::id(),
            NEXT.fetch_add(1, SeqCst)
        );
        let source = std::env::temp_dir().join(format!("{name}.rs"));
        let program =
            format!("#![allow(dead_code, unused)]\nuse inbounds::prelude::*;\n{program}\n");
        std::fs::write(&source, program).unwrap();
        let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .args([
                "--edition=2024",
                "--crate-type=lib",
                "--emit=metadata",
                "-o",
            ])
            .arg(source.with_extension("rmeta"))
            .arg("-L")
            .arg(format!(
                "dependency={}",
                library.parent().unwrap().display()
            ))
            .arg("--extern")
            .arg(format!("inbounds={}", library.display()))
            .arg(&source)
            .output()
            .unwrap();
        let _ = std::fs::remove_file(source.with_extension("rmeta"));
        let _ = std::fs::remove_file(&source);
        (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
    }

    let library = LIBRARY.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let mut found: Vec<_> = std::fs::read_dir(test.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| {
                let name = entry.file_name().into_string().unwrap_or_default();
                name.starts_with("libinbounds-") && name.ends_with(".rlib")
            })
            .collect();
        found.sort_by_key(|entry| entry.metadata().unwrap().modified().unwrap());
        let mut found = found.into_iter().rev().map(|entry| entry.path());
        let control = "validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }";
        found
            .find(|library| compile(control, library).is_none())
            .expect("the library")
    });
    compile(program, library)
}

/// How many errors the compiler reports.
fn count_errors(errors: &str) -> usize {
    let lines = errors.lines().filter(|line| line.starts_with("error"));
    lines
        .filter(|line| !line.contains("aborting due to"))
        .count()
}

mod private_field {
    use super::*;

    validated_struct! {
        #[derive(Debug)]
        pub struct Exam { math: u8 in 0..=100 }
    }

    /// An inherent method of the same name would be preferred to that of a trait.
    trait Reach: Sized {
        fn assign<M, T>(
            &mut self,
            _index: u16,
            _place: fn(&mut ExamFields) -> &mut u8,
            _value: u8,
        ) {
        }
        fn read(&self) -> &'static str {
            "no method"
        }
        fn constant(&self) {}
    }
    impl<T> Reach for T {}

    #[test]
    fn item_1_the_private_field_offers_nothing() {
        let mut exam = Exam::new(60).unwrap();
        exam.__instance
            .assign::<(), u8>(0, |fields| &mut fields.math, 255);
        assert_eq!(exam.math(), 60);
        assert_eq!(type_name_of_val(&exam.__instance.read()), "&str");
    }
}

#[test]
fn item_2_any_number_of_clauses_is_checked() {
    validated_struct! {
        #[derive(Debug)]
        struct Many { n: u8 }
        ensure {
            |many| many.n != 0 => "0", |many| many.n != 1 => "1", |many| many.n != 2 => "2",
            |many| many.n != 3 => "3", |many| many.n != 4 => "4", |many| many.n != 5 => "5",
            |many| many.n != 6 => "6", |many| many.n != 7 => "7", |many| many.n != 8 => "8",
            |many| many.n != 9 => "9", |many| many.n != 10 => "10", |many| many.n != 11 => "11",
            |many| many.n != 12 => "12", |many| many.n != 13 => "13", |many| many.n != 14 => "14",
            |many| many.n != 15 => "15", |many| many.n != 16 => "16", |many| many.n != 17 => "17",
            |many| many.n != 18 => "18", |many| many.n != 19 => "19", |many| many.n != 20 => "20",
            |many| many.n != 21 => "21", |many| many.n != 22 => "22", |many| many.n != 23 => "23",
            |many| many.n != 24 => "24", |many| many.n != 25 => "25", |many| many.n != 26 => "26",
            |many| many.n != 27 => "27", |many| many.n != 28 => "28", |many| many.n != 29 => "29",
            |many| many.n != 30 => "30", |many| many.n != 31 => "31", |many| many.n != 32 => "32",
            |many| many.n != 33 => "33", |many| many.n != 34 => "34", |many| many.n != 35 => "35",
        }
    }
    let mut many = Many::new(99).unwrap();
    for n in 0..36 {
        assert_eq!(Many::new(n).unwrap_err().to_string(), n.to_string());
        assert_eq!(many.set_n(n).unwrap_err().to_string(), n.to_string());
    }
}

#[test]
fn item_3_rules_of_a_generic_struct_are_constant() {
    let max = "static MAX: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(9);";
    let changes = "MAX.load(std::sync::atomic::Ordering::SeqCst)";
    let generic = |bound| {
        format!("{max} validated_struct! {{ struct G<T> {{ a: u8 in 0..={bound}, t: T }} }}")
    };
    assert_eq!(errors(&generic("9")), None);
    assert!(errors(&generic(changes)).is_some());
}

#[test]
fn item_4_no_user_text_leaves_a_function_of_the_crate() {
    for program in [
        "validated_struct! { struct E { a: u8 } ensure { { return 0; |_: &EFields| true } => \"never\" } }",
        "validated_struct! { struct E { a: u8 } ensure { { return; |_: &EFields| true } => \"never\" } }",
        "validated_struct! { struct G<T> { a: u8 in { if true { return true } 0..=9 }, t: T } }",
        "validated_struct! { struct G<T> { a: u8 in { if true { return } 0..=9 }, t: T } }",
        "validated_struct! { struct E { a: u8 in { if true { return } 0..=9 } } }",
        "validated_struct! { struct E { a: u8 via { return } in 0..=9 } }",
        "validated_struct! { struct E { a: u8 via { return Err(todo!()) } in 0..=9 } }",
    ] {
        assert!(errors(program).is_some(), "compiles: {program}");
    }
}

#[test]
fn item_4_the_block_of_assert_no_leaks_is_not_left() {
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 } }
    fn leaks() {
        inbounds::assert_no_leaks!(Exam, {
            std::mem::forget(Exam::new(1).unwrap());
            #[allow(clippy::needless_return, reason = "what is tried")]
            return;
        })
    }
    assert!(std::panic::catch_unwind(leaks).is_err());
}

#[test]
fn item_5_what_valid_accepts_is_stored_as_the_struct_would_hold_it() {
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Address { street: String via trim in chars(1..=20) }
    }
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Letter { to: AddressFields in valid() }
    }
    let fields = |street: &str| AddressFields {
        street: street.into(),
    };
    assert!(Letter::new(fields("     ")).is_err());
    let mut letter = Letter::new(fields("  Main Street ")).unwrap();
    assert_eq!(letter.to().street, "Main Street");
    assert!(letter.set_to(fields("     ")).is_err());
    letter.set_to(fields(" Side Street ")).unwrap();
    assert_eq!(
        Address::try_from(letter.to().clone()).unwrap().street(),
        "Side Street"
    );
}

#[test]
fn item_6_an_error_says_what_was_true_when_it_was_made() {
    static MAX: AtomicU8 = AtomicU8::new(9);
    validated_struct! {
        #[derive(Debug)]
        struct Exam { math: u8 in dynamic(|| 0..=MAX.load(SeqCst)) }
    }
    let mut exam = Exam::new(1).unwrap();
    let errors = (Exam::new(60).unwrap_err(), exam.set_math(60).unwrap_err());
    MAX.store(100, SeqCst);
    assert_eq!(errors.0.to_string(), "math: 60 is not within 0..=9");
    assert_eq!(errors.1.to_string(), "math: 60 is not within 0..=9");
    assert_eq!(
        (errors.0.violations().len(), errors.1.violations().len()),
        (1, 1)
    );
}

#[test]
fn item_7_a_count_was_true_at_some_moment() {
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 } }
    const THREADS: usize = 300;
    let stop = AtomicBool::new(false);
    let here = std::sync::Barrier::new(THREADS + 1);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                drop(Exam::new(1).unwrap()); // has counters from now on
                here.wait();
                here.wait();
            });
        }
        here.wait();
        // One thread that has at most one instance at a time.
        scope.spawn(|| {
            while !stop.load(SeqCst) {
                for _ in 0..1000 {
                    drop(Exam::new(1).unwrap());
                }
            }
        });
        let end = Instant::now() + Duration::from_millis(2500);
        let (mut most, mut created, mut shrank) = (0, 0, false);
        while Instant::now() < end && most <= 1 {
            let counts = Exam::instances().counts();
            most = most.max(counts.live);
            shrank |= counts.created < created;
            created = counts.created;
        }
        stop.store(true, SeqCst);
        here.wait();
        assert!(most <= 1 && !shrank, "{most} live");
    });
    let counts = Exam::instances().counts();
    assert_eq!(counts.live, 0);
}

#[test]
fn item_8_a_copy_that_a_tracker_keeps_is_no_instance() {
    validated_struct! { #[derive(Clone, Debug)] struct Mark: strong { points: u8 } }
    validated_struct! { #[derive(Clone, Debug)] struct Exam: weak { math: Mark } }
    let exam = Exam::new(Mark::new(60).unwrap()).unwrap();
    let snapshots = [Exam::instances().snapshot(), Exam::instances().snapshot()];
    let counts = Mark::instances().counts();
    assert_eq!((counts.live, counts.retained, counts.created), (1, 0, 1));
    drop(snapshots);
    drop(exam);
    let counts = Mark::instances().counts();
    assert_eq!((counts.live, counts.retained, counts.created), (0, 1, 1));
}

#[test]
fn item_9_sampling_is_unbiased_over_threads() {
    use inbounds::tracker::Sampled;
    validated_struct! { #[derive(Debug)] struct Exam: Sampled<4> { math: u8 } }
    let recorded = (0..200)
        .filter(|_| {
            let thread = std::thread::spawn(|| Exam::new(1).unwrap().instance_id().is_some());
            thread.join().unwrap()
        })
        .count();
    assert!(
        (10..150).contains(&recorded),
        "{recorded} of 200, about 50 are due"
    );
}

#[test]
fn item_10_an_id_has_the_type_of_its_instance() {
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 } }
    validated_struct! { #[derive(Debug)] struct Note: weak { text: u8 } }
    let (exam, note) = (Exam::new(1).unwrap(), Note::new(1).unwrap());
    let (exam, note) = (exam.instance_id(), note.instance_id());
    assert_ne!(type_name_of_val(&exam), type_name_of_val(&note));
}

#[test]
fn item_11_exempt_forgets_and_a_limit_holds() {
    use inbounds::tracker::Capped;
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 } }
    let exams = Exam::instances();
    let live: Vec<Exam> = (0..1000).map(|_| Exam::new(1).unwrap()).collect();
    let before = exams.bytes();
    live.iter()
        .for_each(|exam| exams.exempt(exam.instance_id().unwrap()));
    let reported = exams.bytes() - before;
    assert!(
        reported >= 4000,
        "{reported} bytes for 1000 exempt instances"
    );
    drop(live);
    for _ in 0..20_000 {
        let exam = Exam::new(1).unwrap();
        exams.exempt(exam.instance_id().unwrap());
    }
    assert!(
        exams.bytes() - before <= 2 * reported.max(8192),
        "{} bytes",
        exams.bytes() - before
    );

    validated_struct! { #[derive(Debug)] struct Last: Capped<3> { n: u8 } }
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !stop.load(SeqCst) {
                    drop(Last::new(1).unwrap());
                }
            });
        }
        let end = Instant::now() + Duration::from_millis(300);
        let mut most = 0;
        while Instant::now() < end {
            most = most.max(Last::instances().counts().retained);
            most = most.max(Last::instances().retained().len());
        }
        stop.store(true, SeqCst);
        assert!(most <= 3, "{most} retained");
    });
}

#[test]
fn item_12_nothing_below_a_secret_is_in_an_error() {
    let listed =
        "validated_struct! { struct E { s: inbounds::Secret<String> in one_of([\"a\", \"b\"]) } }";
    assert_eq!(errors(listed), None);
    #[cfg(feature = "serde")]
    {
        use inbounds::Secret;
        use serde::de::value::{Error, StrDeserializer, U64Deserializer};
        use serde::de::{Deserialize, IntoDeserializer};
        let text: StrDeserializer<'_, Error> = "hunter2".into_deserializer();
        let shown = Secret::<u32>::deserialize(text).unwrap_err().to_string();
        assert!(!shown.contains("hunter2"), "{shown}");
        let number: U64Deserializer<Error> = 4711_u64.into_deserializer();
        let shown = Secret::<u8>::deserialize(number).unwrap_err().to_string();
        assert!(!shown.contains("4711"), "{shown}");
    }
}

#[test]
fn item_13_work_is_bounded_by_the_size_of_the_input() {
    use std::cell::Cell;
    use std::hash::{Hash, Hasher};
    thread_local! { static WORK: Cell<usize> = const { Cell::new(0) }; }

    /// Counts how often it is compared and hashed.
    #[derive(Clone, Debug)]
    struct Tag(usize);
    impl PartialEq for Tag {
        fn eq(&self, other: &Self) -> bool {
            WORK.set(WORK.get() + 1);
            self.0 == other.0
        }
    }
    impl Eq for Tag {}
    impl Hash for Tag {
        fn hash<H: Hasher>(&self, hasher: &mut H) {
            WORK.set(WORK.get() + 1);
            self.0.hash(hasher);
        }
    }

    type List = Vec<Tag>;
    validated_struct! { #[derive(Debug)] struct Tags { tags: List in unique() } }
    validated_struct! { #[derive(Debug)] struct Data { bytes: Vec<u8> in each(..=9) } }
    const COUNT: usize = 4000;
    assert!(Tags::new((0..COUNT).map(Tag).collect()).is_ok());
    assert!(
        WORK.get() < 20 * COUNT,
        "{} comparisons of {COUNT} elements",
        WORK.take()
    );
    WORK.set(0);
    let err = Tags::new((0..COUNT).map(|n| Tag(n / 2)).collect()).unwrap_err();
    assert_eq!(
        err.violations().count() + err.violations().omitted(),
        COUNT / 2
    );
    assert!(
        WORK.get() < 60 * COUNT,
        "{} comparisons of {COUNT} elements",
        WORK.get()
    );

    let err = Data::new(vec![10; 100_000]).unwrap_err();
    assert_eq!(err.violations().len(), 100);
    let message = err.to_string();
    assert!(
        message.len() < 100_000,
        "a message of {} bytes",
        message.len()
    );
}

#[test]
fn item_14_an_error_names_the_struct_and_the_field() {
    let program = "
        validated_struct! { struct Exam { math: u8 in 0..=100 } }
        mod nested { use inbounds::prelude::*; validated_struct! { struct Test { math: u8 in 9..=0 } } }
        fn function() { validated_struct! { struct Quiz { math: String in 0..=100 } } }";
    let errors = errors(program).unwrap();
    assert!(!errors.contains("__ruled"), "{errors}");
    assert!(
        errors.contains("Test::math") && errors.contains("Quiz"),
        "{errors}"
    );
}

#[test]
fn item_15_one_mistake_is_one_error() {
    for program in [
        "#[derive(Debug)] struct No; validated_struct! { #[derive(Debug)] struct Exam: weak { no: No, physics: u8 in 0..=100 } }",
        "validated_struct! { #[derive(Debug)] struct Exam { math: String in 0..=100 } }",
        "validated_struct! { #[derive(Debug, Default)] struct Exam { math: u8 in 0..=100 } }",
        "validated_struct! { #[derive(Debug)] struct Exam { math: u8 in range(min = 0, max = 100) } }",
        "validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=9 = 5 } }",
        "validated_struct! { #[derive(Debug)] struct Exam { text: String in trimmed } }",
        "validated_struct! { #[derive(Debug)] struct Exam { text: String in chars(..=9), ascii() } }",
        "validated_struct! { struct Pair(u8 in 0..=9, u8 in 0..=9); }",
        "fn one() -> u8 { 1 } validated_struct! { #[derive(Debug)] struct Exam { math: u8 = { one() } in 0..=9 } }",
    ] {
        let errors = errors(program).unwrap();
        assert_eq!(count_errors(&errors), 1, "{program}\n{errors}");
    }
}

#[test]
fn item_16_claims() {
    // Rules that accept nothing, and literals that wrap.
    for (field, rule) in [
        ("u8", "negative()"),
        ("f64", "one_of([f64::NAN])"),
        ("Option<u8>", "0..=300"),
        ("u8", "one_of([1, 300])"),
        ("u8", "above(300)"),
        ("u8", "0..=0x1FF"),
    ] {
        let program = format!(
            "#[allow(overflowing_literals)] mod m {{ use inbounds::prelude::*; \
             validated_struct! {{ struct E {{ a: {field} in {rule} }} }} }}"
        );
        assert!(errors(&program).is_some(), "{field} in {rule}");
    }
    // All flags of a formatter.
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 in 0..=255, x: i8 } }
    let exam = Exam::new(255, 1).unwrap();
    assert_eq!(format!("{exam:x?}"), "Exam { math: ff, x: 1 }");
    assert_eq!(format!("{exam:+?}"), "Exam { math: +255, x: +1 }");
    assert_eq!(format!("{exam:*>4?}"), "Exam { math: *255, x: ***1 }");
    // The name of a type.
    let report = inbounds::tracker::report();
    let row = report
        .types
        .iter()
        .find(|row| row.type_name.ends_with("::Exam"));
    assert!(row.is_some(), "{report}");
    // A user's blanket trait.
    let blanket = "trait Evil: Sized { fn read(self) {} fn assign(self) {} } impl<T> Evil for T {}
        validated_struct! { #[derive(Clone, Debug)] struct E: weak { a: u8 in 0..=9, b: String } }";
    assert_eq!(errors(blanket), None);
}
