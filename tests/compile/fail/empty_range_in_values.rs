use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: std::collections::BTreeMap<String, u8> in values(100..=0),
    }
}

fn main() {}
