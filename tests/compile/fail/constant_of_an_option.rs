use inbounds::prelude::*;

validated_struct! {
    pub const struct Exam {
        pub math: u8 in 0..=100,
        pub note: Option<u8> in 0..=100,
    }
}

fn main() {}
