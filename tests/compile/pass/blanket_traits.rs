//! A user's trait that every type implements, with the names of the methods that an expansion calls.
#![allow(dead_code)]

use std::ops::ControlFlow;

use inbounds::validated_struct;
use inbounds::prelude::{Validated as _, chars, each, len, valid, above};

macro_rules! blanket {
    ($($method:ident)*) => {
        /// By value, so that they come before what takes a reference.
        trait Blanket: Sized {
            const FIELDS: u8 = 0;
            const DECLARATION: u8 = 0;
            const NAME: u8 = 0;
            const COPY: u8 = 0;
            const NEW: u8 = 0;
            $( fn $method(self) -> ControlFlow<u8> { ControlFlow::Continue(()) } )*
        }
        impl<T> Blanket for T {}
    };
}
blanket! {
    accepts assign assigned cell check check_nested check_open clause clauses constraint convert created
    decides eq explain field fields handle instances into_fields kind limits make map_err name nested
    new normalized normalize of ok place places probe read reader replaced rule satisfiable seal
    skip skip_open swap then_some try_with value visit write
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, PartialOrd)]
    struct Line {
        price: u32 in 1..=900,
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, PartialOrd)]
    struct Order: weak {
        id: u32 = 1 in above(0),
        name: String = "Ann" via { |name| name } in chars(1..=80),
        lines: Vec<LineFields> = { vec![LineFields { price: 1 }] } in (len(1..), each(valid())),
        first: Option<Line> = { None },
        new: u8 = 1 in 0..=9,
    }
    ensure { |order| order.id > 0 => "no id" at [id, name] }
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Page<T: Clone>: strong where T: std::fmt::Debug + Send + Sync + 'static {
        items: Vec<T> in len(1..),
    }
    ensure { |page| Vec::len(&page.items) < 9 => "long" }
}

validated_struct! { const struct Percent(u8 in 0..=100); }

fn main() {
    let mut order = Order::default();
    assert!(order.set_id(0).is_err());
    assert!(order.set_new(3).is_ok());
    assert!(order.update(|order| order.name = String::new()).is_err());
    assert!(Page::new(vec![1]).is_ok_and(|mut page| page.set_items(vec![]).is_err()));
    let _ = Percent::constant(50);
}
