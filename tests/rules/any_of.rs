use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: u8, low: u8, high: u8) {
        let expected = value < low || value > high;
        prop_assert_eq!(any_of((..low, above(high))).accepts(&value), expected);
        prop_assert_eq!(any_of((..low, above(high))).excludes(&value), !expected);
        prop_assert_eq!(any_of((..low, above(high))).accepts(&Some(value)), expected);
    }
}

#[test]
fn boundaries() {
    let rule = any_of((..1, ..2, ..3, ..4, ..5, ..6, ..7, ..8));
    assert!(rule.accepts(&7));
    assert!(!rule.accepts(&8));
    assert!(rule.accepts(&None::<u8>));
    let violation = any_of((0..=9, 90..)).violations(&Some(50)).next().unwrap();
    assert_eq!(
        (violation.code(), &*violation.message()),
        ("any_of", "50 must be within 0..=9 or at least 90")
    );
}
