use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: Vec<String> in each(chars(9..=3)),
    }
}

fn main() {}
