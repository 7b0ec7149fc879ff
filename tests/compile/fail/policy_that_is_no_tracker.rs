use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam: String {
        pub math: u8 in 0..=100,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
