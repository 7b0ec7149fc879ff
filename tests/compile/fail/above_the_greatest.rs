use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in above(255),
    }
}

fn main() {}
