use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text(), low in 0_usize..12, high in 0_usize..12) {
        let count = text.chars().map(char::len_utf8).sum::<usize>();
        prop_assert_eq!(bytes(low..=high).accepts(&text), low <= count && count <= high);
        prop_assert_eq!(bytes(low..high).accepts(&text), low <= count && count < high);
        prop_assert_eq!(bytes(low..).accepts(&text), low <= count);
        prop_assert_eq!(bytes(..high).accepts(&Some(text)), count < high);
    }
}

#[test]
fn boundaries() {
    assert!(bytes(..=0).accepts(""));
    assert!(bytes(1..=1).accepts("a"));
    assert!(bytes(2..=2).accepts("é"));
    assert!(!bytes(2..=2).accepts("a"));
    assert!(!bytes(..=1).accepts("é"));
    assert!(bytes(9..).accepts(&None::<String>));
}
