use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub student: String in length(min = 1, max = 80),
    }
}

fn main() {}
