use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(float: f32, int: i64) {
        prop_assert_eq!(negative().accepts(&float), float < 0.0);
        prop_assert_eq!(negative().accepts(&int), int < 0);
        prop_assert_eq!(negative().accepts(&Some(int)), int < 0);
    }
}

#[test]
fn boundaries() {
    assert!(!negative().accepts(&0.0));
    assert!(!negative().accepts(&-0.0));
    assert!(!negative().accepts(&f64::NAN));
    assert!(negative().accepts(&-f64::from_bits(1)));
    assert!(negative().accepts(&-f64::INFINITY));
    assert!(!negative().accepts(&0_u8));
}
