use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Option<inbounds::Secret<u8>> in negative(),
    }
}

fn main() {}
