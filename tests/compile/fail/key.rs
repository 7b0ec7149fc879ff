use inbounds::prelude::*;

validated_struct! {
    pub struct Exam<T> {
        pub math: u8 via { |math| { let _ = __key::KEY; math } } in 0..=100,
        pub other: T,
    }
}

fn main() {}
