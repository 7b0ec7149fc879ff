//! A rule in a variant for another type, and one that accepts nothing.

use inbounds::prelude::*;

validated_struct! {
    pub enum Mark { Points { value: u8 in chars(1..=3) }, Grade(char in 'f'..='a'), Absent }
}

fn main() {}
