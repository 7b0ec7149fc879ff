use inbounds::prelude::*;

validated_struct! {
    pub enum Level {
        Low = 1,
        High(u8 in 2..),
    }
}

fn main() {}
