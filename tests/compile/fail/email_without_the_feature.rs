use inbounds::prelude::*;

validated_struct! {
    pub struct User {
        pub email: String in email(),
    }
}

fn main() {}
