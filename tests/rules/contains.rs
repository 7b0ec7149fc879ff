use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in "[aé]{0,6}") {
        let expected = text.split("aé").count() > 1;
        prop_assert_eq!(contains("aé").accepts(&text), expected);
        prop_assert_eq!(contains("aé").accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(contains("").accepts(""));
    assert!(contains("aé").accepts("aé"));
    assert!(!contains("aé").accepts(""));
    assert!(!contains("aé").accepts("AÉ"));
    assert!(contains("aé").accepts(&None::<String>));
}
