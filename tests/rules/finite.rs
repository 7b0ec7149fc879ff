use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(bits: u64, small: u32) {
        let value = f64::from_bits(bits);
        prop_assert_eq!(finite().accepts(&value), value.abs() < f64::INFINITY);
        let value = f32::from_bits(small);
        prop_assert_eq!(finite().accepts(&Some(value)), value.abs() < f32::INFINITY);
    }
}

#[test]
fn boundaries() {
    assert!(finite().accepts(&f64::MAX));
    assert!(!finite().accepts(&f64::NEG_INFINITY));
    assert!(!finite().accepts(&f32::NAN));
    assert!(finite().accepts(&None::<f32>));
}
