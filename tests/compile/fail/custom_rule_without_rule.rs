use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: u8 in Even,
        pub physics: u8 in 0..=100,
    }
}

struct Even;

impl Rule<u8> for Even {
    fn accepts(&self, value: &u8) -> bool {
        value % 2 == 0
    }

    fn constraint(&self) -> inbounds::constraint::Constraint {
        inbounds::constraint::Constraint::custom("even", "an even number")
    }
}

fn main() {}
