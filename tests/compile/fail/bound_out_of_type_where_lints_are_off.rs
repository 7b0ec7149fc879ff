#![allow(overflowing_literals)]

use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: Option<u8> in 0..=300,
        pub physics: u8 in one_of([1, 300]),
        pub chemistry: u8 in above(300),
        pub biology: u8 in 0..=0x1FF,
        pub history: Vec<u8> in each(0..=300),
    }
}

fn main() {}
