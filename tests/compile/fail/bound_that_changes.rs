use inbounds::prelude::*;

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

static MAX: AtomicU8 = AtomicU8::new(100);

validated_struct! {
    pub struct Exam<T> {
        pub math: u8 in 0..=MAX.load(Relaxed),
        pub other: T,
    }
}

fn main() {}
