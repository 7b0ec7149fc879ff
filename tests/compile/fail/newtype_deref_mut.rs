//! A newtype with `Deref` has no `DerefMut`.

use inbounds::prelude::*;

validated_struct! {
    struct Tags(Vec<u8> in len(1..)) => inbounds::newtype::deref!;
}

fn main() {
    let mut tags = Tags::new(vec![1]).unwrap();
    tags.clear();
}
