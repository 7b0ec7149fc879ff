//! What every validated struct can do.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use inbounds::Field;
use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Exam {
        math: u8 in 0..=100,
        physics: u8 in 0..=100,
    }
}

fn exam(math: u8, physics: u8) -> Exam {
    Exam::new(math, physics).unwrap()
}

#[test]
fn what_the_user_derives_the_struct_has() {
    let (a, b) = (exam(1, 2), exam(1, 3));
    assert_eq!(a, a.clone());
    assert_ne!(a, b);
    assert!(a < b);
    assert_eq!(a.cmp(&b), std::cmp::Ordering::Less);
    assert_eq!(HashSet::from([a, b, a]).len(), 2);
    let hash = |value: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        value(&mut hasher);
        hasher.finish()
    };
    assert_eq!(hash(&|h| a.hash(h)), hash(&|h| a.fields().hash(h)));
}

#[test]
fn debug_has_the_name_of_the_struct() {
    let a = exam(1, 2);
    assert_eq!(format!("{a:?}"), "Exam { math: 1, physics: 2 }");
    assert_eq!(
        format!("{a:#?}"),
        "Exam {\n    math: 1,\n    physics: 2,\n}"
    );
    assert_eq!(format!("{a:3?}"), "Exam { math:   1, physics:   2 }");
}

validated_struct! {
    struct Plain {
        callback: Box<dyn Fn(u8) -> u8>,
        level: u8 in 0..=9,
    }
}

#[test]
fn what_the_user_does_not_derive_the_struct_has_not() {
    static_assertions::assert_not_impl_any!(
        Plain: Clone, Copy, std::fmt::Debug, PartialEq, PartialOrd, Hash, Default
    );
    let plain = Plain::new(Box::new(|x| x + 1), 9).ok().unwrap();
    assert_eq!(plain.callback()(1), 2);
}

#[test]
fn replace_gives_back_the_old_fields() {
    let mut a = exam(1, 2);
    let old = a
        .replace(ExamFields {
            math: 3,
            physics: 4,
        })
        .unwrap();
    assert_eq!((old.math, old.physics), (1, 2));
    let err = a
        .replace(ExamFields {
            math: 3,
            physics: 104,
        })
        .unwrap_err();
    assert_eq!(err.into_value().physics, 104);
    assert_eq!(a, exam(3, 4));
}

#[test]
fn update_changes_several_fields_or_none() {
    let mut a = exam(1, 2);
    a.update(|fields| {
        fields.math += 10;
        fields.physics += 10;
    })
    .unwrap();
    assert_eq!(a, exam(11, 12));
    let err = a
        .update(|fields| {
            fields.math = 0;
            fields.physics = 101;
        })
        .unwrap_err();
    assert_eq!(err.to_string(), "physics: 101 is not within 0..=100");
    assert_eq!(a, exam(11, 12));
}

#[test]
fn an_untracked_struct_is_its_fields() {
    static_assertions::assert_eq_size!(Exam, ExamFields, [u8; 2]);
    assert_eq!(Exam::NAME, "Exam");
    assert_eq!(exam(1, 2).into_fields().physics, 2);
}

validated_struct! {
    struct Types {
        path: std::time::Duration,
        list: Vec<Option<String>>,
        pair: (u8, [u16; 4]),
        function: (fn(u8) -> u8),
        text: (&'static str),
        boxed: Box<dyn Fn(Vec<u8>) -> Option<u8> + Send>,
    }
}

#[test]
fn type_names_read_as_they_were_written() {
    let names: Vec<String> = Types::FIELDS.iter().map(Field::type_name).collect();
    assert_eq!(
        names,
        [
            "std::time::Duration",
            "Vec<Option<String>>",
            "(u8, [u16; 4])",
            "(fn(u8) -> u8)",
            "(&'static str)",
            "Box<dyn Fn(Vec<u8>) -> Option<u8> + Send>",
        ]
    );
}

#[test]
fn generic_code_over_every_declared_struct() {
    fn bump<S: Validated>(value: S, change: fn(&mut S::Fields)) -> Result<S, String> {
        let mut fields = value.into_fields();
        change(&mut fields);
        S::validate(fields).map_err(|err| format!("{}: {err}", S::NAME))
    }
    assert_eq!(
        bump(exam(1, 2), |fields| fields.math = 5).unwrap(),
        exam(5, 2)
    );
    assert_eq!(
        bump(exam(1, 2), |fields| fields.math = 200).unwrap_err(),
        "Exam: math: 200 is not within 0..=100"
    );
}
