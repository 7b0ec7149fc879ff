use inbounds::prelude::*;

validated_struct! {
    pub union Exam {
        math: u8,
    }
}

fn main() {}
