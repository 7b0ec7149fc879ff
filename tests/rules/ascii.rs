use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text()) {
        let expected = text.bytes().all(|b| b < 128);
        prop_assert_eq!(ascii().accepts(&text), expected);
        prop_assert_eq!(ascii().excludes(&text), !expected);
        prop_assert_eq!(ascii().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["", "\0", "\u{7f}"] {
        assert!(ascii().accepts(text), "{text:?}");
    }
    for text in ["\u{80}", "é", "a🙂"] {
        assert!(!ascii().accepts(text), "{text:?}");
    }
    assert!(ascii().accepts(&None::<String>));
}
