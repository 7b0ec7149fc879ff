use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Exam {
        pair: (u8, String) in elements((0..=9,)),
    }
}

fn main() {}
