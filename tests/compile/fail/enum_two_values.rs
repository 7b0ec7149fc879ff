use inbounds::prelude::*;

validated_struct! {
    pub enum Payment {
        Pair(u8, u8),
        Cash,
    }
}

fn main() {}
