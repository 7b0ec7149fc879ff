use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam: weak {
        pub math: Unique,
        pub physics: u8 in 0..=100,
    }
}

#[derive(Debug)]
pub struct Unique;

fn main() {}
