use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug, serde::Deserialize)]
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
}

/// As if it were a dependency.
mod serde {
    pub use std::clone::Clone as Deserialize;
}

fn main() {}
