use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(low: i16, high: i16, value: i16) {
        prop_assert_eq!((low..=high).accepts(&value), low <= value && value <= high);
        prop_assert_eq!((low..high).accepts(&value), low <= value && value < high);
        prop_assert_eq!((low..).accepts(&value), low <= value);
        prop_assert_eq!((..=high).accepts(&value), value <= high);
        prop_assert_eq!((..high).accepts(&Some(value)), value < high);
    }
}

#[test]
fn boundaries() {
    assert!((0..=255).accepts(&255_u8) && (0..=255).accepts(&0_u8));
    assert!(('a'..='z').accepts(&'z') && !('a'..='z').accepts(&'é'));
    for rule in [0.0..=1.0, f64::NEG_INFINITY..=f64::INFINITY] {
        assert!(!rule.accepts(&f64::NAN));
    }
    assert!((0.0..=1.0).accepts(&-0.0));
}
