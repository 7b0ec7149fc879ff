use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug, Default)]
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
}

fn main() {}
