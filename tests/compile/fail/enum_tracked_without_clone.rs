use inbounds::prelude::*;

validated_struct! {
    pub enum Payment: weak {
        Iban(String in chars(15..=34)),
        Cash,
    }
}

fn main() {}
