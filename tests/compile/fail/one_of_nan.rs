use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: f64 in one_of([f64::NAN]),
    }
}

fn main() {}
