use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in "[a-z:/.?# é\\[\\]]{0,16}|https?://[a-zé.:0-9]{0,12}") {
        let expected = ::url::Url::parse(&text).is_ok();
        prop_assert_eq!(url().accepts(&text), expected);
        prop_assert_eq!(url().excludes(&text), !expected);
        prop_assert_eq!(url().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["https://a", "mailto:a@b", "http://é.de/ü?#"] {
        assert!(url().accepts(text), "{text:?}");
    }
    for text in ["", "a", "/a", "http://", "http://[::1"] {
        assert!(!url().accepts(text), "{text:?}");
    }
    assert!(url().accepts(&None::<String>));
}
