use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text()) {
        let expected = text.trim() == text;
        prop_assert_eq!(trimmed().accepts(&text), expected);
        prop_assert_eq!(trimmed().excludes(&text), !expected);
        prop_assert_eq!(trimmed().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["", "a", "a b", "\u{200b}"] {
        assert!(trimmed().accepts(text), "{text:?}");
    }
    for text in [" ", " a", "a\t", "a\u{a0}", "\u{3000}a"] {
        assert!(!trimmed().accepts(text), "{text:?}");
    }
    assert!(trimmed().accepts(&None::<String>));
}
