use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: String in (chars(1..), not(0..=100)),
    }
}

fn main() {}
