use inbounds::prelude::*;

validated_struct! {
    pub struct Exam<T> {
        pub math: u8 in { return; 0..=100 },
        pub other: T,
    }
    ensure { |exam| exam.math > 0 => { return; "no marks" } }
}

fn main() {}
