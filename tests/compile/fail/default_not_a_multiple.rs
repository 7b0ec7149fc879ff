use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 = 3 in multiple_of(5),
    }
}

fn main() {}
