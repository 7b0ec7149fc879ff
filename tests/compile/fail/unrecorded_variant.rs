use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone)]
    pub enum Payment: weak {
        #[unrecorded]
        Iban(String in chars(15..=34)),
        Cash,
    }
}

fn main() {}
