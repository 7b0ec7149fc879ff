//! A value, a name, a setter, and the reader of another struct.

use inbounds::prelude::*;

validated_struct! {
    struct Order { lines: Vec<u32> in len(1..) }
}

validated_struct! {
    struct Draft { lines: Vec<u32> in len(1..) }
}

fn main() {
    let mut order = Order::new(vec![1]).ok().unwrap();
    let _ = order.edit("lines");
    let _ = order.edit(vec![1]);
    let _ = order.edit(Order::set_lines);
    let _ = order.edit(Draft::lines);
}
