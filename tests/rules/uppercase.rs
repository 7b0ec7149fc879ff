use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text()) {
        let expected = text.to_uppercase() == text;
        prop_assert_eq!(uppercase().accepts(&text), expected);
        prop_assert_eq!(uppercase().excludes(&text), !expected);
        prop_assert_eq!(uppercase().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["", "A1-", "É", "漢"] {
        assert!(uppercase().accepts(text), "{text:?}");
    }
    for text in ["a", "ß", "ǅ", "ŉ"] {
        assert!(!uppercase().accepts(text), "{text:?}");
    }
    assert!(uppercase().accepts(&None::<String>));
}
