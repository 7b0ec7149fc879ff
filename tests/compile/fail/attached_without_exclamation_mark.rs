use inbounds::prelude::*;

validated_struct! {
    struct Exam { math: u8 in 0..=100 } ensure { |exam| exam.math != 13 => "unlucky" } => my_columns
}

validated_struct! {
    struct Percent(u8 in 0..=100): weak => inbounds::newtype::deref;
}

validated_struct! {
    enum Payment { Iban(String in chars(15..=34)), Cash } => my_columns
}

fn main() {}
