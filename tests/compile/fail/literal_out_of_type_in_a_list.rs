#![allow(overflowing_literals)]
use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: u8 in one_of([1, 300]),
    }
}

fn main() {}
