//! Types of the user called `Option`, `Result`, `Ok`, `Some`, `Vec`, `Into`, `Default`, and the crate's own names.
#![allow(dead_code, non_camel_case_types)]

use ::inbounds::validated_struct;

pub struct Option;
pub struct Result;
pub struct Ok;
pub struct Err;
pub struct Some;
pub struct None;
pub struct Vec;
pub struct Box;
pub trait Into {}
pub trait From {}
pub trait Default {}
pub trait Clone {}
pub trait Debug {}
pub trait PartialEq {}
pub trait Rule {}
pub trait Tracker {}
pub trait Handle {}
pub struct Fields;
pub struct ValidationError;
pub struct Field;
pub struct Validated;
pub struct Instance;
pub struct Instances;
pub struct Self_;
pub struct weak;
pub struct str;
pub struct usize;
pub struct bool;
pub mod core {}
pub mod std {}
pub mod inbounds {}
pub mod paste {}

validated_struct! {
    pub struct Exam: weak {
        pub math: u8 = 50 in 0..=100,
        pub text: String = "x" in ::inbounds::rules::chars(1..=9),
        pub free: u64 = 7,
    }
    ensure { |exam| exam.math != 13 => "unlucky" }
}

fn main() {
    let mut exam = <Exam as ::std::default::Default>::default();
    assert!(exam.set_math(160).is_err());
}
