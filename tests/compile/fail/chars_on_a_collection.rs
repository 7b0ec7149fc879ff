use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Vec<u8> in chars(1..=80),
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
