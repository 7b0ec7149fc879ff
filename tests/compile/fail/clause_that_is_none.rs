use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
    require { |exam| exam.math != 13 => "unlucky" }
}

fn main() {}
