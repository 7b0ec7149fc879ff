use inbounds::prelude::*;

pub struct NoDefault;

validated_struct! {
    pub struct Exam: weak {
        math: u8 in 0..=100,
        #[unrecorded]
        other: NoDefault,
    }
}

fn main() {}
