//! A clause about a value that the enum does not have.

use inbounds::prelude::*;

validated_struct! {
    pub enum Payment {
        Iban(String in chars(15..=34)),
        Cash,
    }
    ensure { |payment| !matches!(payment, PaymentFields::Cash) => "no cash" at [Ibam] }
}

fn main() {}
