//! A range for another type, in each kind of declaration.

use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: String = "a" in 0..5,
    }
}

validated_struct! {
    pub struct Percent(String in 0..5);
}

validated_struct! {
    pub enum Payment {
        Card { number: String in 0..5 },
        Cash,
    }
}

fn main() {}
