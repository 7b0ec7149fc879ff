//! The type of a field gives the parameter of a closure its type.

use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Pair {
        pub shoes: u8 in satisfies(|n| n % 2 == 0, "an even number"),
    }
}

fn main() {
    assert_eq!(
        Pair::new(3).unwrap_err().to_string(),
        "shoes: 3 is not an even number"
    );
}
