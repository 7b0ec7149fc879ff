use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub student: String in chars(1..=80), trimmed(),
    }
}

fn main() {}
