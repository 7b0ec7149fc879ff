use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam: weak {
        pub math: u8 in 0..=100,
        pub physics: u8 in 0..=100,
    }
}

fn main() {
    let mut exam = Exam::new(30, 50).unwrap();
    exam.set_math(60).unwrap();
}
