use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=300,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
