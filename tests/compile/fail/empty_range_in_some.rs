use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: Option<u8> in some(100..=0),
    }
}

fn main() {}
