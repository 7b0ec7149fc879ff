#![allow(overflowing_literals)]
use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: u8 in above(300),
    }
}

fn main() {}
