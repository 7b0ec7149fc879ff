//! A field whose fields structs nothing checks.

use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Line { price: u32 in 1..=900 }
}

validated_struct! {
    struct Order { lines: Vec<LineFields> }
}

fn main() {}
