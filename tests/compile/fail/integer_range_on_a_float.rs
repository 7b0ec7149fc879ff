use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: f64 in 0..=100,
    }
}

fn main() {}
