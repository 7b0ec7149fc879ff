//! A clause about a field that the struct does not have.

use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
    ensure { |exam| exam.math != 13 => "unlucky" at [maths] }
}

validated_struct! {
    pub struct Batch<T: std::fmt::Debug> {
        pub items: Vec<T> in len(1..),
    }
    ensure { |batch| batch.items.len() != 13 => "unlucky" at [item] }
}

fn main() {}
