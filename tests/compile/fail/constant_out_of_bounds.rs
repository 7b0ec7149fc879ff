use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub const struct Exam {
        pub math: u8 in 0..=100,
        pub ratio: f64 in 0.0..=1.0,
    }
}

const GOOD: Exam = Exam::constant(60, 0.5);
const BAD: Exam = Exam::constant(160, 0.5);

fn main() {
    println!("{GOOD:?}");
}
