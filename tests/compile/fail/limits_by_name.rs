use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in range(min = 0, max = 100),
    }
}

fn main() {}
