use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: u8, low: u8, high: u8) {
        let expected = !(low <= value && value <= high);
        prop_assert_eq!(not(low..=high).accepts(&value), expected);
        prop_assert_eq!(not(low..=high).accepts(&Some(value)), expected);
        prop_assert_eq!(not(not(low..=high)).accepts(&value), !expected);
    }
}

#[test]
fn none_passes_at_any_depth() {
    let none = None::<u8>;
    assert!(not(0..=9).accepts(&none));
    assert!(not(not(0..=9)).accepts(&none));
    assert!(not(all_of((0..=9, multiple_of(3)))).accepts(&none));
    assert!(not(any_of((0..=9, not(5..)))).accepts(&none));
    assert!(!not(not(some(0..=9))).accepts(&none));
}

#[test]
fn an_option_is_reported_by_its_value() {
    let violation = not(any_of((0..=9, 90..)))
        .violations(&Some(5))
        .next()
        .unwrap();
    assert_eq!(
        violation.message(),
        "5 must not be within 0..=9 or at least 90"
    );
    assert_eq!(violation.code(), "not");
}
