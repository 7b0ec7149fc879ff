use inbounds::prelude::*;

validated_struct! {
    pub enum Exam {
        Math(u8),
    }
}

fn main() {}
