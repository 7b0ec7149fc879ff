use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Mark {
        pub points: u8 in 0..=100,
    }
}
validated_struct! {
    pub struct Exam {
        pub math: Mark in valid(),
    }
}

fn main() {}
