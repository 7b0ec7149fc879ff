use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
}

fn main() {
    let Exam { math } = Exam::new(60).unwrap();
}
