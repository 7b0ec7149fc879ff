use inbounds::prelude::*;

validated_struct! {
    pub const enum Payment {
        Card { last_four: u16 in 0..=9999 },
        Cash,
    }
}

fn main() {}
