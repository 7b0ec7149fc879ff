//! Snapshots, records, counts and the report.

use inbounds::prelude::*;
use inbounds::tracker::report;

#[test]
fn a_snapshot_shows_each_as_its_owner_left_it() {
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 in 0..=100, physics: u8 in 0..=100 } }
    let mut exam = Exam::new(1, 2).unwrap();
    exam.set_physics(50).unwrap();
    assert!(exam.set_math(160).is_err());
    let snapshot = Exam::instances().snapshot();
    assert_eq!(
        (snapshot[0].fields().math, snapshot[0].fields().physics),
        (1, 50)
    );
    assert_eq!(snapshot[0].last_validated(), Some("physics"));
    exam.replace(ExamFields {
        math: 3,
        physics: 4,
    })
    .unwrap();
    assert_eq!(Exam::instances().snapshot()[0].last_validated(), None);
}

#[test]
fn an_id_moves_with_its_instance_and_dies_with_it() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let exam = Exam::new(1).unwrap();
    let id = exam.instance_id().unwrap();
    let boxed = Box::new(exam);
    assert_eq!(boxed.instance_id(), Some(id));
    assert_eq!(Exam::instances().get(id).unwrap().id(), id);
    drop(boxed);
    let other = Exam::new(1).unwrap();
    assert_ne!(other.instance_id(), Some(id));
    assert!(Exam::instances().get(id).is_none());
    assert_eq!(other.instance_id().unwrap().to_string(), "#0.2");
}

#[test]
fn ids_are_distinct_across_chunks() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, nth: u32 } }
    let many = if cfg!(miri) { 40 } else { 5000 };
    let exams: Vec<Exam> = (0..many).map(|i| Exam::new(1, i).unwrap()).collect();
    for exam in &exams {
        let got = Exam::instances().get(exam.instance_id().unwrap()).unwrap();
        assert_eq!(got.fields().nth, exam.nth());
    }
    let nths: Vec<u32> = Exam::instances()
        .snapshot()
        .iter()
        .map(|s| s.fields().nth)
        .collect();
    assert_eq!(nths, (0..many).collect::<Vec<_>>());
    assert_eq!(Exam::instances().counts().high_water, many as usize);
    drop(exams);
    let exams: Vec<Exam> = (0..many).map(|i| Exam::new(1, i).unwrap()).collect();
    assert_eq!(Exam::instances().counts().high_water, many as usize); // used again
    drop(exams);
}

#[test]
#[cfg(not(miri))] // whose chunks are smaller
fn an_instance_costs_at_most_36_bytes_more() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, physics: u8 in 0..=100, chemistry: u8 in 0..=100 } }
    let exams: Vec<Exam> = (0..100_000).map(|_| Exam::new(1, 2, 3).unwrap()).collect();
    let handles = exams.len() * (size_of::<Exam>() - size_of::<ExamFields>());
    let more = Exam::instances().bytes() + handles;
    assert!(more <= 36 * exams.len(), "{more}");
}

#[test]
fn shrink_gives_back_the_lists_and_keeps_the_slots() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let instances = Exam::instances();
    let many = if cfg!(miri) { 40 } else { 10_000 };
    let lives = |n| -> Vec<Exam> { (0..n).map(|_| Exam::new(1).unwrap()).collect() };
    let mut exams = lives(many);
    let last = exams.pop().unwrap();
    drop(exams);
    let (bytes, capacity) = (instances.bytes(), instances.capacity());
    let given = instances.shrink();
    // The list of so few takes less than the rest.
    let at_least = if cfg!(miri) { 0 } else { bytes / 4 };
    assert!(given > at_least, "{given} of {bytes}");
    assert_eq!(
        (instances.bytes(), instances.capacity()),
        (bytes - given, capacity)
    );
    assert_eq!(instances.shrink(), 0);
    // The slots are reused, each by one instance.
    assert_eq!(instances.snapshot()[0].id(), last.instance_id().unwrap());
    let exams = lives(many - 1);
    assert_eq!(
        (instances.snapshot().len(), instances.capacity()),
        (many, capacity)
    );
    assert!((many..=many + 64).contains(&instances.counts().high_water));
    drop((exams, last));
    assert!(instances.snapshot().is_empty());
}

#[test]
fn a_shrink_while_others_live_and_die_loses_no_slot() {
    validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    let (rounds, many) = if cfg!(miri) { (2, 15) } else { (100, 150) };
    let round = || {
        let exams: Vec<Exam> = (0..many).map(|_| Exam::new(1).unwrap()).collect();
        drop(exams);
        Exam::instances().release_retained();
        Exam::instances().shrink();
    };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..rounds).for_each(|_| round()));
        }
    });
    let exams: Vec<Exam> = (0..2 * many).map(|_| Exam::new(1).unwrap()).collect();
    let ids: std::collections::HashSet<_> = exams
        .iter()
        .map(inbounds::tracker::Tracked::instance_id)
        .collect();
    assert_eq!(
        (ids.len(), Exam::instances().snapshot().len()),
        (2 * many, 2 * many)
    );
    assert!(
        Exam::instances().capacity() <= 1024,
        "{}",
        Exam::instances().capacity()
    );
}

#[test]
fn the_census_lists_each_type_once_and_aligns() {
    validated_struct! { struct Leaky: strong { math: u8 in 0..=100 } }
    validated_struct! { struct Tidy: weak { math: u8 in 0..=100 } }
    validated_struct! { struct Unused: weak { math: u8 in 0..=100 } }
    let tidy = Tidy::new(1).unwrap();
    let leaks = if cfg!(miri) { 7 } else { 77 };
    for _ in 0..leaks {
        drop(Leaky::new(1).unwrap());
    }
    let _ = Unused::instances();
    let report = report();
    let mine: Vec<_> = report
        .types
        .iter()
        .filter(|t| t.type_name.contains("the_census_lists"))
        .collect();
    assert_eq!(mine.len(), 2, "{report}");
    assert!(mine[0].type_name.ends_with("::Leaky"), "{report}");
    assert_eq!((mine[0].policy, mine[0].counts.retained), ("strong", leaks));
    assert_eq!((mine[1].policy, mine[1].counts.live), ("weak", 1));
    assert_eq!(mine[1].bytes, Tidy::instances().bytes());
    let table = report.to_string();
    let lines: Vec<&str> = table.lines().collect();
    let end = lines[0].find("live").unwrap() + 4;
    for (row, line) in mine[0].sites.iter().zip(&lines[2..]) {
        let live = &line[line.len().min(end - 4)..end];
        assert_eq!(live.trim(), row.live.to_string(), "{table}");
    }
    assert!(table.starts_with("type"), "{table}");
    let sites: usize = report.types.iter().map(|row| row.sites.len()).sum();
    assert_eq!(lines.len(), 1 + report.types.len() + sites, "{table}");
    drop(tidy);
}

/// Names that a search for `OutFields` in a path would take for the struct.
#[allow(non_snake_case)]
mod OutFields_mod {
    use inbounds::prelude::*;

    pub trait Within {
        fn within();
    }

    validated_struct! { #[derive(Clone)] pub struct Out: weak { pub n: u8 } }
    validated_struct! {
        pub struct Pair<A: Clone + Send + Sync + 'static, B: Clone + Send + Sync + 'static>: weak { a: A, b: B }
    }

    impl Within for OutFields {
        fn within() {
            validated_struct! { struct Out: weak { n: u8 } }
            drop(Out::new(1));
        }
    }

    #[allow(non_snake_case)]
    pub fn OutFields() {
        validated_struct! { struct Out: weak { n: u8 } }
        drop(Out::new(1));
    }
}

#[test]
fn each_type_in_the_report_has_its_own_path() {
    use OutFields_mod::{Out, OutFields, Pair, Within};
    type Pointers = Pair<fn(Option<u8>) -> Vec<u8>, [u8; 2]>;
    let out = || Out::new(1).ok().unwrap();
    OutFields::within();
    OutFields();
    drop(Pair::new(out(), OutFields { n: 1 }));
    drop(Pair::new(1_u8, Some("x")));
    drop(Pointers::new(|_| vec![], [1, 2]));
    let report = report();
    let names: Vec<&str> = (report.types.iter())
        .map(|row| row.type_name)
        .filter(|name| name.contains("OutFields_mod"))
        .collect();
    let module = concat!(module_path!(), "::OutFields_mod");
    let expected = [
        std::any::type_name::<Out>().to_owned(),
        std::any::type_name::<Pair<Out, OutFields>>().to_owned(),
        std::any::type_name::<Pair<u8, Option<&str>>>().to_owned(),
        std::any::type_name::<Pointers>().to_owned(),
        format!("{module}::Out"),
        format!("{module}::OutFields::Out"),
        format!("<{module}::OutFields as {module}::Within>::within::Out"),
    ];
    for name in &expected {
        assert!(names.contains(&&**name), "{name} in {names:#?}");
    }
    assert_eq!(names.len(), expected.len() - 1, "{names:#?}"); // two are the same
}

#[test]
fn a_policy_is_called_by_its_last_name() {
    use inbounds::tracker::{Handle, Tracker};
    fn name<P: Tracker<u8>>() -> &'static str {
        P::name()
    }
    macro_rules! policy {
        ($policy:ident) => {
            struct $policy<T = ()>(T);
            impl<T> Tracker<u8> for $policy<T> {
                type Handle = ();
            }
        };
    }
    struct Of<T>(T);
    trait Named {
        fn names() -> [&'static str; 2];
    }
    impl Named for Of<fn(u8) -> u8> {
        fn names() -> [&'static str; 2] {
            policy!(Mine);
            [name::<Mine>(), name::<Mine<fn(u8) -> Of<u8>>>()]
        }
    }
    let [plain, generic] = Of::<fn(u8) -> u8>::names();
    assert_eq!(plain, "Mine");
    assert!(generic.starts_with("Mine<fn(u8) -> "), "{generic}");
    let _: fn(&u8) = <() as Handle<u8>>::created;
}
