use inbounds::prelude::*;

validated_struct! {
    pub struct Exam(u8 in 0..=100, u8);
}

fn main() {}
