use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: u8 in 0..=100 = 50,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
