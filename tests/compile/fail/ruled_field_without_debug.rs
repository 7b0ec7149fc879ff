use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: Silent in satisfies(|_: &Silent| true, "anything"),
        pub physics: u8 in 0..=100,
    }
}

pub struct Silent;

fn main() {}
