use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: String in bytes(9..=3),
    }
}

fn main() {}
