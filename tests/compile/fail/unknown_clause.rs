use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: u8 in 0..=100 unless 13,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
