use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(float: f32, int: i64) {
        prop_assert_eq!(positive().accepts(&float), float > 0.0);
        prop_assert_eq!(positive().accepts(&int), int > 0);
        prop_assert_eq!(positive().accepts(&Some(int)), int > 0);
    }
}

#[test]
fn boundaries() {
    assert!(!positive().accepts(&0.0));
    assert!(!positive().accepts(&-0.0));
    assert!(!positive().accepts(&f64::NAN));
    assert!(positive().accepts(&f64::from_bits(1)));
    assert!(positive().accepts(&f64::INFINITY));
    assert!(!positive().accepts(&0_u8));
}
