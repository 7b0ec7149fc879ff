use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Option<String> in 0..=100,
    }
}

fn main() {}
