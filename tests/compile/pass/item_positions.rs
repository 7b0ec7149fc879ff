//! A declaration can be wherever an item can.
#![allow(dead_code)]

use inbounds::prelude::*;

validated_struct! { struct Same { a: u8 in 0..=1, b: u8 in 0..=1 } }
validated_struct! { struct SameFieldsAgain: weak { a: u8 in 0..=1, b: u8 in 0..=1 } }

mod nested {
    pub mod module {
        use inbounds::prelude::*;

        validated_struct! { pub(in crate::nested) struct Same: weak { pub(super) a: u8 in 0..=1 } }
    }

    pub fn make() -> bool {
        module::Same::new(1).is_ok()
    }
}

macro_rules! exam {
    ($name:ident, $policy:ident, $type:ty, $limit:expr, { $($field:ident),* }) => {
        validated_struct! {
            pub struct $name: $policy {
                $( pub $field: ($type) in 0..=$limit, )*
            }
            ensure { |exam| $( exam.$field != 13 )&&* => "unlucky" }
        }
    };
}

exam!(FromAMacro, weak, u8, 100, { math, physics });

const _: () = {
    validated_struct! { struct InAConst: strong { a: u8 in 0..=1 } }
};

trait Trait {
    fn method();
}

impl Trait for u8 {
    fn method() {
        struct Private;
        validated_struct! {
            struct InAMethod: weak { a: u8 in 0..=1 }
        }
        assert!(InAMethod::new(2).is_err());
        let _ = Private;
    }
}

fn main() {
    validated_struct! { struct InAFunction: weak { a: u8 in 0..=1 } }
    let closure = || {
        validated_struct! { struct InAClosure { a: u8 in 0..=1 } }
        InAClosure::new(1).is_ok()
    };
    assert!(closure() && nested::make());
    assert!(InAFunction::new(1).is_ok());
    assert!(FromAMacro::new(13, 1).is_err());
    u8::method();
}
