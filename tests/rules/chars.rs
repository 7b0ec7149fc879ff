use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text(), low in 0_usize..12, high in 0_usize..12) {
        let count = text.chars().count();
        prop_assert_eq!(chars(low..=high).accepts(&text), low <= count && count <= high);
        prop_assert_eq!(chars(low..high).accepts(&text), low <= count && count < high);
        prop_assert_eq!(chars(low..).accepts(&text), low <= count);
        prop_assert_eq!(chars(..high).accepts(&Some(text)), count < high);
    }
}

#[test]
fn boundaries() {
    assert!(chars(..=0).accepts(""));
    assert!(chars(1..=1).accepts("é"));
    assert!(chars(2..=2).accepts("e\u{301}"));
    assert!(!chars(2..=2).accepts("é"));
    assert!(!chars(..=1).accepts("e\u{301}"));
    assert!(chars(9..).accepts(&None::<String>));
}
