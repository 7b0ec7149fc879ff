use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
#[cfg(feature = "std")]
use std::collections::HashSet;
use std::collections::VecDeque;

proptest! {
    #[test]
    fn is_its_definition(values: Vec<u8>, high: u8) {
        let expected = values.iter().all(|value| *value <= high);
        prop_assert_eq!(each(..=high).accepts(&values), expected);
        prop_assert_eq!(each(..=high).accepts(&*values), expected);
        prop_assert_eq!(each(..=high).accepts(&VecDeque::from(values.clone())), expected);
        #[cfg(feature = "std")]
        prop_assert_eq!(each(..=high).accepts(&HashSet::<u8>::from_iter(values.clone())), expected);
        prop_assert_eq!(each(..=high).accepts(&Some(values)), expected);
    }

    #[test]
    fn names_every_element(values: Vec<u8>) {
        let paths: Vec<String> =
            each(..=99).violations(&values).map(|v| v.path().to_string()).collect();
        let high = values.iter().enumerate().filter(|(_, value)| **value > 99);
        prop_assert_eq!(paths, high.map(|(i, _)| format!("[{i}]")).collect::<Vec<_>>());
    }
}

#[test]
fn nests_to_any_depth() {
    let rule = each(some(each((chars(1..=3), ascii()))));
    let deep = vec![
        Some(vec!["a".to_owned()]),
        None,
        Some(vec![String::new(), "é".to_owned()]),
    ];
    let found: Vec<String> = rule.violations(&deep).map(|v| v.to_string()).collect();
    assert_eq!(
        found,
        [
            "[1]: a value is required",
            "[2][0]: \"\" is not 1..=3 characters long",
            "[2][1]: \"é\" is not ASCII text",
        ],
    );
    assert!(each(9..).accepts(&[] as &[u8]));
}
