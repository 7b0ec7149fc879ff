use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: String = "é" in bytes(..=1),
    }
}

fn main() {}
