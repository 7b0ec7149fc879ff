use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: Vec<Option<String>> in each(some(chars(9..=3))),
    }
}

fn main() {}
