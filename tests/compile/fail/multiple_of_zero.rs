use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in multiple_of(0),
    }
}

fn main() {}
