#![allow(overflowing_literals)]
use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Option<u8> in 0..=300,
    }
}

fn main() {}
