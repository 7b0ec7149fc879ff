use inbounds::prelude::*;

validated_struct! {
    pub enum Step {
        Call { then: fn(u8) -> u8, times: u8 in 1.. },
        Stop,
    }
}

validated_struct! {
    pub enum Text {
        Fixed(&'static str in chars(1..)),
    }
}

fn main() {}
