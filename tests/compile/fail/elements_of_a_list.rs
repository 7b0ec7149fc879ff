use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Exam {
        marks: Vec<u8> in elements((0..=9, 0..=9)),
    }
}

fn main() {}
