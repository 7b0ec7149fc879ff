use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: Option<u8>, high: u8) {
        let expected = match value {
            Some(value) => value <= high,
            None => false,
        };
        prop_assert_eq!(some(..=high).accepts(&value), expected);
        prop_assert_eq!(some(..=high).excludes(&value), !expected);
    }
}

#[test]
fn what_is_missing_is_reported_by_code() {
    let violation = some(0..=9).violations(&None::<u8>).next().unwrap();
    assert_eq!(
        (violation.code(), &*violation.message()),
        ("required", "a value is required")
    );
    assert_eq!(
        some(0..=9).violations(&Some(10)).next().unwrap().code(),
        "range"
    );
    assert!(some(some(0..=9)).accepts(&Some(Some(9))));
    assert!(!some(some(0..=9)).accepts(&Some(None::<u8>)));
}
