//! serde: what is read is validated, and no derive is a way around the rules.
#![cfg(feature = "serde")]
#![allow(unused_parens)] // serde's derive repeats the parentheses of an exotic type

use inbounds::prelude::*;
use serde::{Deserialize, Serialize};

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
    struct Exam: weak {
        student_name: String = "nobody" via trim in chars(1..=40),
        math: u8 = 50 in 0..=100,
        #[serde(rename = "phys", skip_serializing_if = "Option::is_none")]
        physics: Option<u8> = { None } in 0..=100,
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

#[test]
fn what_is_valid_goes_both_ways() {
    let json = r#"{"studentName":" Ann ","math":60,"phys":70}"#;
    let exam: Exam = serde_json::from_str(json).unwrap();
    assert_eq!(exam.student_name(), "Ann");
    let json = serde_json::to_string(&exam).unwrap();
    assert_eq!(json, r#"{"studentName":"Ann","math":60,"phys":70}"#);
    assert_eq!(serde_json::from_str::<Exam>(&json).unwrap(), exam);
}

#[test]
fn a_declared_default_serves_a_missing_field() {
    let exam: Exam = serde_json::from_str("{}").unwrap();
    assert_eq!(exam, Exam::default());
}

#[test]
fn the_error_lists_every_violation() {
    let json = r#"{"studentName":" ","math":160,"phys":101}"#;
    let no = serde_json::from_str::<Exam>(json).unwrap_err().to_string();
    assert_eq!(
        no,
        "student_name: \"\" is not 1..=40 characters long\n\
         math: 160 is not within 0..=100\n\
         physics: 101 is not within 0..=100"
    );
    let no = serde_json::from_str::<Exam>(r#"{"math":0}"#).unwrap_err();
    assert_eq!(no.to_string(), "no marks");
}

#[test]
fn the_attributes_of_serde_hold() {
    let no = serde_json::from_str::<Exam>(r#"{"maths":1}"#).unwrap_err();
    assert!(no.to_string().starts_with("unknown field `maths`"), "{no}");
}

validated_struct! {
    #[derive(Debug, Serialize, Deserialize)]
    struct Lines<'a, T: Clone> {
        #[serde(borrow)]
        title: (&'a str) in chars(1..),
        exams: Vec<Exam> in len(..=2),
        rest: Vec<T>,
    }
}

#[test]
fn nested_and_generic_structs() {
    let json = r#"{"title":"t","exams":[{},{"math":1}],"rest":[1]}"#;
    let lines: Lines<'_, u8> = serde_json::from_str(json).unwrap();
    assert_eq!(lines.exams()[1].math(), 1);
    let bad = r#"{"title":"t","exams":[{"math":101}],"rest":[]}"#;
    let no = serde_json::from_str::<Lines<'_, u8>>(bad).unwrap_err();
    assert!(
        no.to_string().contains("math: 101 is not within 0..=100"),
        "{no}"
    );
}
