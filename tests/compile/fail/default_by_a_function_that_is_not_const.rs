use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 = { one() } in 0..=100,
    }
}

fn one() -> u8 {
    1
}

fn main() {}
