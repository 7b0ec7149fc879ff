//! Constants, statics and functions with the names of fields and parameters.
#![allow(dead_code, non_upper_case_globals)]

use inbounds::prelude::*;

const value: u8 = 1;
const fields: u8 = 2;
static entry: u8 = 3;
const math: u8 = 4;
static question: u8 = 7;

fn grade(n: &u8) -> bool {
    *n < 9
}

validated_struct! {
    #[derive(Clone, Debug)]
    pub struct Exam: weak {
        pub math: u8 = 50 in 0..=100,
        pub value: u8 in 0..=value,
        pub fields: u8 in 0..=fields,
        pub entry: u8 in 0..=100,
        pub __value: u8 in 0..=5,
        pub __fields: String in chars(1..),
        pub question: u8,
        pub grade: u8 in satisfies(grade, "a grade"),
    }
    ensure { |exam| exam.math != 13 => "unlucky" }
}

fn main() {
    let mut exam = Exam::new(1, 1, 2, 3, 5, "x", 7, 8).unwrap();
    assert!(exam.set_value(2).is_err());
    assert!(exam.set_grade(9).is_err());
}
