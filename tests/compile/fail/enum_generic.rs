//! An enum with a parameter.

use inbounds::prelude::*;

validated_struct! {
    pub enum Mark<T> { Points(T), Absent }
}

fn main() {}
