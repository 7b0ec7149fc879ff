use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: String in each(ascii()),
    }
}

fn main() {}
