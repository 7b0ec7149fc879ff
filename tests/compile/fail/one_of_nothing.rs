use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in one_of([]),
    }
}

fn main() {}
