use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Exam {
        pair: (u8, String) in elements((0..=300, chars(1..=9))),
        swapped: (u8, String) in elements((chars(1..=9), 0..=9)),
    }
}

fn main() {}
