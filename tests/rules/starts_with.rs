use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in "[aé]{0,6}") {
        let expected = text.find("aé") == Some(0);
        prop_assert_eq!(starts_with("aé").accepts(&text), expected);
        prop_assert_eq!(starts_with("aé").accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(starts_with("").accepts(""));
    assert!(starts_with("aé").accepts("aé"));
    assert!(!starts_with("aé").accepts(""));
    assert!(!starts_with("aé").accepts("AÉ"));
    assert!(starts_with("aé").accepts(&None::<String>));
}
