//! Fields structs that nothing checks: behind a pointer, in a tuple, a cell, a `Result` or a secret.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use inbounds::{Secret, prelude::*};

validated_struct! {
    #[derive(Debug, PartialEq, Eq, Hash)]
    struct Line { price: u32 in 1..=900 }
}

validated_struct! {
    struct Boxed { next: Option<Box<LineFields>> }
}

validated_struct! {
    struct Shared { lines: Rc<[RefCell<LineFields>]> }
}

validated_struct! {
    struct Pair { lines: (u8, LineFields), both: (LineFields, LineFields) }
}

validated_struct! {
    struct Key { lines: HashMap<LineFields, u8> }
}

validated_struct! {
    struct Hidden { line: Secret<Result<u8, LineFields>> }
}

validated_struct! {
    struct Fine {
        line: Box<Line>,
        lines: (Rc<Line>, Option<Vec<(u8, Line)>>),
        unchecked: Box<LineFields> in unchecked(),
    }
}

fn main() {}
