use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Copy)]
    pub struct Exam: weak {
        pub math: u8 in 0..=100,
    }
}

fn main() {}
