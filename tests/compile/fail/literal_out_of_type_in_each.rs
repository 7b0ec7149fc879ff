#![allow(overflowing_literals)]
use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Vec<u8> in each(0..=0x1FF),
    }
}

fn main() {}
