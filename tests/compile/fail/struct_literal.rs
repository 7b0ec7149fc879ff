mod exams {
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Clone, Debug)]
        pub struct Exam {
            pub math: u8 in 0..=100,
            physics: u8 in 0..=100,
        }
    }
}
use exams::Exam;

fn main() {
    let mut exam = Exam::new(30, 50).unwrap();
    exam.set_math(60).unwrap();
    exam = Exam { math: 60, physics: 50 };
}
