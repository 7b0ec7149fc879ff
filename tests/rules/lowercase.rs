use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text()) {
        let expected = text.to_lowercase() == text;
        prop_assert_eq!(lowercase().accepts(&text), expected);
        prop_assert_eq!(lowercase().excludes(&text), !expected);
        prop_assert_eq!(lowercase().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["", "a1-", "ß", "漢", "ς"] {
        assert!(lowercase().accepts(text), "{text:?}");
    }
    for text in ["A", "É", "ǅ", "İ"] {
        assert!(!lowercase().accepts(text), "{text:?}");
    }
    assert!(lowercase().accepts(&None::<String>));
}
