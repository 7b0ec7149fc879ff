use std::cell::RefCell;
use std::rc::Rc;

use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam: weak {
        pub math: Rc<u8>,
        pub physics: RefCell<u8>,
        pub art: u8 in 0..=100,
    }
}

fn main() {}
