use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: f64 in multiple_of(5.0),
    }
}

fn main() {}
