use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: Option<u8>) {
        prop_assert_eq!(required().accepts(&value), value.is_some());
        prop_assert_eq!(required().excludes(&value), value.is_none());
    }
}
