use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

static MAX: AtomicU8 = AtomicU8::new(0);

proptest! {
    #[test]
    fn is_its_definition(value: u8, max: u8) {
        MAX.store(max, Relaxed);
        let rule = dynamic(|| (..=MAX.load(Relaxed), multiple_of(2)));
        let expected = value <= max && value % 2 == 0;
        prop_assert_eq!(rule.accepts(&value), expected);
        prop_assert_eq!(rule.excludes(&value), !expected);
        prop_assert_eq!(rule.accepts(&Some(value)), expected);
        prop_assert_eq!(rule.violations(&value).len() == 0, expected);
    }
}
