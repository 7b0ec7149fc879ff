//! A field of a generic struct edited in place.

use inbounds::prelude::*;

validated_struct! {
    struct Batch<T: std::fmt::Debug> { items: Vec<T> in len(1..) }
}

fn main() {
    let mut batch = Batch::new(vec![1]).unwrap();
    let _ = batch.edit(Batch::items).push(2);
}
