//! `validate_all`: lazy, in order, by row.

use std::cell::Cell;

use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Exam: weak {
        student: String via trim in chars(1..=8),
        math: u8 in 0..=100,
        low: u8,
    }
    ensure { |exam| exam.low <= exam.math => "the lowest mark is above this one" }
}

fn fields(student: &str, math: u8) -> ExamFields {
    ExamFields {
        student: student.to_owned(),
        math,
        low: 0,
    }
}

#[test]
fn each_row_is_an_instance_or_an_error_with_its_number() {
    let mut above = fields("Cleo", 3);
    above.low = 4;
    let rows = [
        fields(" Ann ", 60),
        fields("", 160),
        above,
        fields("Dora", 0),
    ];
    let mut good = Vec::new();
    let mut bad = Vec::new();
    for row in Exam::validate_all(rows).starting_at(7) {
        match row {
            Ok(exam) => good.push(exam),
            Err(error) => bad.push(error),
        }
    }
    let names: Vec<&str> = good.iter().map(Exam::student).collect();
    assert_eq!(names, ["Ann", "Dora"]);
    assert_eq!(
        bad.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "row 8: student: \"\" is not 1..=8 characters long\n\
             row 8: math: 160 is not within 0..=100",
            "row 9: the lowest mark is above this one",
        ],
    );
    assert_eq!(bad.remove(0).into_error().into_value().math, 160);
    // A rejected row is no instance; the tracker counts it as rejected.
    let counts = Exam::instances().counts();
    assert_eq!((counts.live, counts.rejected), (2, 2));
}

#[test]
fn no_row_is_read_before_it_is_asked_for() {
    let read = Cell::new(0);
    let rows = (0..=255).map(|math| {
        read.set(read.get() + 1);
        PlainFields { math }
    });
    let mut all = Plain::validate_all(rows);
    assert_eq!((read.get(), all.len()), (0, 256));
    assert!(all.next().is_some_and(|row| row.is_ok()));
    assert_eq!((read.get(), all.len()), (1, 255));
    let first = all.find_map(Result::err).map(|error| error.row());
    assert_eq!((first, read.get()), (Some(101), 102));
}

#[test]
fn an_error_with_many_violations_says_how_many_more() {
    let rows = [ManyFields {
        marks: vec![101; 1_200],
    }];
    let error = Many::validate_all(rows).find_map(Result::err).unwrap();
    let text = error.to_string();
    assert_eq!(text.lines().count(), 101);
    assert!(text.starts_with("row 0: marks[0]: 101 is not at most 100\nrow 0: marks[1]"));
    assert!(text.ends_with("\nrow 0: and 1,100 more"), "{text}");
}

validated_struct! { struct Plain { math: u8 in 0..=100 } }
validated_struct! { struct Many { marks: Vec<u8> in each(..=100) } }
