use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 100..=0,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
