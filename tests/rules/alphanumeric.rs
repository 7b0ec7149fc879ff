use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text()) {
        let expected = !text.chars().any(|c| !c.is_alphanumeric());
        prop_assert_eq!(alphanumeric().accepts(&text), expected);
        prop_assert_eq!(alphanumeric().excludes(&text), !expected);
        prop_assert_eq!(alphanumeric().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["", "aZ09", "é", "٣", "漢"] {
        assert!(alphanumeric().accepts(text), "{text:?}");
    }
    for text in ["_", "a b", "🙂", "e\u{301}"] {
        assert!(!alphanumeric().accepts(text), "{text:?}");
    }
    assert!(alphanumeric().accepts(&None::<String>));
}
