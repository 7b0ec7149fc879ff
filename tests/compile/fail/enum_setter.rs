use inbounds::prelude::*;

validated_struct! {
    pub enum Payment {
        Card { last_four: u16 in 0..=9999 },
        Cash,
    }
}

fn main() {
    let mut payment = Payment::new_card(1_u16).ok().unwrap();
    payment.set_last_four(2);
}
