//! A macro for newtypes on a struct and on an enum.

use inbounds::prelude::*;

validated_struct! {
    struct Exam { math: u8 in 0..=100 } => inbounds::newtype::deref!
}

validated_struct! {
    enum Payment { Iban(String in chars(15..=34)), Cash } => inbounds::newtype::partial_eq!
}

fn main() {}
