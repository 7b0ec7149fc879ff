//! Macros of the user with the names of the standard library's.
#![allow(unused_macros)]

use inbounds::prelude::*;

macro_rules! assert { ($($t:tt)*) => { compile_error!("the user's assert") }; }
macro_rules! concat { ($($t:tt)*) => { compile_error!("the user's concat") }; }
macro_rules! stringify { ($($t:tt)*) => { compile_error!("the user's stringify") }; }
macro_rules! panic { ($($t:tt)*) => { compile_error!("the user's panic") }; }
macro_rules! vec { ($($t:tt)*) => { compile_error!("the user's vec") }; }
macro_rules! matches { ($($t:tt)*) => { compile_error!("the user's matches") }; }
macro_rules! format { ($($t:tt)*) => { compile_error!("the user's format") }; }
macro_rules! paste { ($($t:tt)*) => { compile_error!("the user's paste") }; }

validated_struct! {
    /// With a doc.
    #[derive(Clone, Debug)]
    pub struct Exam: strong {
        pub math: u8 = 50 in 0..=100,
        pub text: String = "x" via trim in chars(1..=9),
        pub optional: Option<u8> = 5 in 0..=9,
    }
    ensure { |exam| exam.math != 13 => "unlucky" }
}

fn main() {
    let _ = Exam::default();
}
