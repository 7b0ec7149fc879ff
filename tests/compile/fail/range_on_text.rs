use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: String in 0..=100,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
