//! An attribute on the value of a tuple variant.

use inbounds::prelude::*;

validated_struct! {
    pub enum Payment {
        Iban(#[cfg(any())] String in chars(15..=34)),
        Cash,
    }
}

fn main() {}
