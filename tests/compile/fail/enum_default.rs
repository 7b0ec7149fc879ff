//! An enum with a default in a variant.

use inbounds::prelude::*;

validated_struct! {
    pub enum Mark { Points { value: u8 = 50 in 0..=100 }, Absent }
}

fn main() {}
