//! What can be asked.

use inbounds::census;
use inbounds::prelude::*;

#[test]
fn a_snapshot_shows_each_as_its_owner_left_it() {
    validated_struct! { #[derive(Debug)] struct Exam: weak { math: u8 in 0..=100, physics: u8 in 0..=100 } }
    let mut exam = Exam::new(1, 2).unwrap();
    exam.set_physics(50).unwrap();
    assert!(exam.set_math(160).is_err());
    let seen = Exam::tracker().seen();
    assert_eq!((seen[0].fields().math, seen[0].fields().physics), (1, 50));
    assert_eq!(seen[0].last_validated(), Some("physics"));
    exam.replace(ExamFields {
        math: 3,
        physics: 4,
    })
    .unwrap();
    assert_eq!(Exam::tracker().seen()[0].last_validated(), None);
}

#[test]
fn an_id_moves_with_its_instance_and_dies_with_it() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let exam = Exam::new(1).unwrap();
    let id = exam.instance_id().unwrap();
    let boxed = Box::new(exam);
    assert_eq!(boxed.instance_id(), Some(id));
    assert_eq!(Exam::tracker().get(id).unwrap().id(), id);
    drop(boxed);
    let other = Exam::new(1).unwrap();
    assert_ne!(other.instance_id(), Some(id));
    assert!(Exam::tracker().get(id).is_none());
    assert_eq!(other.instance_id().unwrap().to_string(), "#0.2");
}

#[test]
fn ids_tell_thousands_apart_across_chunks() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, nth: u32 } }
    let many = if cfg!(miri) { 200 } else { 5000 };
    let exams: Vec<Exam> = (0..many).map(|i| Exam::new(1, i).unwrap()).collect();
    for exam in &exams {
        let got = Exam::tracker().get(exam.instance_id().unwrap()).unwrap();
        assert_eq!(got.fields().nth, exam.nth());
    }
    let nths: Vec<u32> = Exam::tracker()
        .seen()
        .iter()
        .map(|s| s.fields().nth)
        .collect();
    assert_eq!(nths, (0..many).collect::<Vec<_>>());
    assert_eq!(Exam::tracker().counts().high_water, many as usize);
    drop(exams);
    let exams: Vec<Exam> = (0..many).map(|i| Exam::new(1, i).unwrap()).collect();
    assert_eq!(Exam::tracker().counts().high_water, many as usize); // used again
    drop(exams);
}

#[test]
fn an_instance_costs_at_most_32_bytes_more() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100, physics: u8 in 0..=100, chemistry: u8 in 0..=100 } }
    // Under Miri a whole number of chunks, so that no slot is idle.
    let many = if cfg!(miri) { 512 } else { 100_000 };
    let exams: Vec<Exam> = (0..many).map(|_| Exam::new(1, 2, 3).unwrap()).collect();
    let handles = exams.len() * (size_of::<Exam>() - size_of::<ExamFields>());
    let more = Exam::tracker().bytes() + handles;
    assert!(more <= 32 * exams.len(), "{more}");
}

#[test]
fn shrink_gives_back_the_lists_and_keeps_the_slots() {
    validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    let many = if cfg!(miri) { 200 } else { 10_000 };
    let exams: Vec<Exam> = (0..many).map(|_| Exam::new(1).unwrap()).collect();
    drop(exams);
    let (bytes, capacity) = (Exam::tracker().bytes(), Exam::tracker().capacity());
    let most = many / 10 * 9;
    let again: Vec<Exam> = (0..most).map(|_| Exam::new(1).unwrap()).collect();
    let given = Exam::tracker().shrink();
    assert!(given > 0);
    assert_eq!(Exam::tracker().bytes(), bytes - given);
    assert_eq!(Exam::tracker().capacity(), capacity);
    drop(again);
}

#[test]
fn the_census_lists_each_type_once_and_aligns() {
    validated_struct! { struct Leaky: strong { math: u8 in 0..=100 } }
    validated_struct! { struct Tidy: weak { math: u8 in 0..=100 } }
    validated_struct! { struct Unused: weak { math: u8 in 0..=100 } }
    let tidy = Tidy::new(1).unwrap();
    for _ in 0..77 {
        drop(Leaky::new(1).unwrap());
    }
    let _ = Unused::tracker();
    let census = census();
    let mine: Vec<_> = census
        .types
        .iter()
        .filter(|t| t.type_name.contains("the_census_lists"))
        .collect();
    assert_eq!(mine.len(), 2, "{census}");
    assert!(mine[0].type_name.ends_with("::Leaky"), "{census}");
    assert_eq!((mine[0].policy, mine[0].counts.retained), ("strong", 77));
    assert_eq!((mine[1].policy, mine[1].counts.live), ("weak", 1));
    assert_eq!(mine[1].bytes, Tidy::tracker().bytes());
    let table = census.to_string();
    let widths: Vec<usize> = table.lines().map(|line| line.chars().count()).collect();
    assert!(widths.windows(2).all(|w| w[0] == w[1]), "{table}");
    assert!(table.starts_with("type"), "{table}");
    assert_eq!(widths.len(), census.types.len() + 1);
    drop(tidy);
}
