//! A macro for newtypes on a struct.

use inbounds::prelude::*;

validated_struct! {
    struct Exam { math: u8 in 0..=100 } => inbounds::newtype::deref!
}

fn main() {}
