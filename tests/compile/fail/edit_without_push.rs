//! The place itself is not accessible.

use inbounds::prelude::*;

validated_struct! {
    struct Order { lines: Vec<u32> in len(1..) }
}

fn main() {
    let mut order = Order::new(vec![1]).unwrap();
    order.edit(Order::lines).0.place(|lines| lines.clear());
}
