use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam: weak {
        pub math: std::rc::Rc<u8>,
        pub physics: u8 in 0..=100,
    }
}

fn main() {}
