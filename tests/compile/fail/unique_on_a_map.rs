use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: std::collections::BTreeMap<u8, u8> in unique(),
    }
}

fn main() {}
