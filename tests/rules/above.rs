use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(bound: f64, value: f64) {
        prop_assert_eq!(above(bound).accepts(&value), value > bound);
        prop_assert_eq!(above(bound).accepts(&Some(value)), value > bound);
    }
}

#[test]
fn boundaries() {
    assert!(!above(0.0).accepts(&-0.0));
    assert!(above(0.0).accepts(&f64::from_bits(1)));
    assert!(above(0.0).accepts(&f64::INFINITY));
    assert!(!above(0.0).accepts(&f64::NAN));
    assert!(!above(u8::MAX).accepts(&u8::MAX));
    assert!(above('a').accepts(&'b'));
}
