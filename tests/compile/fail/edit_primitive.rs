//! A reader that returns a copy.

use inbounds::prelude::*;

validated_struct! {
    struct Exam { math: u8 in 0..=100 }
}

fn main() {
    let mut exam = Exam::new(1).unwrap();
    let _ = exam.edit(Exam::math);
}
