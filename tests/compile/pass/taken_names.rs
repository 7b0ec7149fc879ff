//! Fields and structs with the names that the crate uses itself.
#![allow(dead_code)]

use inbounds::validated_struct;

mod fields {
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Clone, Debug)]
        pub struct Names: weak {
            new: u8 in 0..=1,
            self_: u8 in 0..=1,
            value: u8 in 0..=1,
            fields: u8 in 0..=1,
            into_fields: u8 in 0..=1,
            validate: u8 in 0..=1,
            replace: u8 in 0..=1,
            update: u8 in 0..=1,
            instances: u8 in 0..=1,
            handle: u8 in 0..=1,
            r#type: u8 in 0..=1,
            __value: u8 in 0..=1,
            __instance: u8 in 0..=1,
            clone: u8 in 0..=1,
            fmt: u8 in 0..=1,
            core: u8 in 0..=1,
            std: u8 in 0..=1,
            inbounds: u8 in 0..=1,
            weak: u8 in 0..=1,
            visit: u8 in 0..=1,
            instance_id: u8 in 0..=1,
            restore: u8 in 0..=1,
            store: u8 in 0..=1,
            from_instance: u8 in 0..=1,
        }
    }
}

validated_struct! { pub struct Fields { a: u8 in 0..=1 } }
validated_struct! { pub struct ValidationError: weak { a: u8 in 0..=1 } }
validated_struct! { pub struct Record: strong { a: u8 in 0..=1 } }
validated_struct! { pub struct Instances: strong { a: u8 in 0..=1 } }
validated_struct! { pub struct Option { a: u8 in 0..=1 } }

fn main() {
    assert!(Fields::new(2).is_err());
    assert!(ValidationError::new(2).is_err());
}
