use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: i8, step: i8) {
        let expected = step != 0 && i32::from(value) % i32::from(step) == 0;
        prop_assert_eq!(multiple_of(step).accepts(&value), expected);
        prop_assert_eq!(multiple_of(step).excludes(&value), !expected);
        prop_assert_eq!(multiple_of(step).accepts(&Some(value)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(multiple_of(-1).accepts(&i128::MIN));
    assert!(multiple_of(u128::MAX).accepts(&u128::MAX));
    assert!(multiple_of(7_u64).accepts(&0));
    assert!(!multiple_of(0).accepts(&0));
}
