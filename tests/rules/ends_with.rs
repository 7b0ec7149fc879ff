use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in "[aé]{0,6}") {
        let expected = text.len() >= 3 && text.as_bytes()[text.len() - 3..] == *"éa".as_bytes();
        prop_assert_eq!(ends_with("éa").accepts(&text), expected);
        prop_assert_eq!(ends_with("éa").accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(ends_with("").accepts(""));
    assert!(ends_with("éa").accepts("éa"));
    assert!(!ends_with("éa").accepts(""));
    assert!(!ends_with("éa").accepts("ÉA"));
    assert!(ends_with("éa").accepts(&None::<String>));
}
