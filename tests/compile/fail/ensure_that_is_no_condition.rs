use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
    ensure { |exam| exam.math => "unlucky" }
}

fn main() {}
