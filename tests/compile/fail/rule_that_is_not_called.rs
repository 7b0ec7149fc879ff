use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub student: String in trimmed,
    }
}

fn main() {}
