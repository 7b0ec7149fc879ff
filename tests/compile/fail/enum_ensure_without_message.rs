use inbounds::prelude::*;

validated_struct! {
    pub enum Payment {
        Iban(String in chars(15..=34)),
        Cash,
    }
    ensure { |payment| matches!(payment, PaymentFields::Iban(_)) }
}

fn main() {}
