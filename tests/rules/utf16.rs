use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in text(), low in 0_usize..12, high in 0_usize..12) {
        let count = text.encode_utf16().collect::<Vec<_>>().len();
        prop_assert_eq!(utf16(low..=high).accepts(&text), low <= count && count <= high);
        prop_assert_eq!(utf16(low..high).accepts(&text), low <= count && count < high);
        prop_assert_eq!(utf16(low..).accepts(&text), low <= count);
        prop_assert_eq!(utf16(..high).accepts(&Some(text)), count < high);
    }
}

#[test]
fn boundaries() {
    assert!(utf16(..=0).accepts(""));
    assert!(utf16(1..=1).accepts("é"));
    assert!(utf16(2..=2).accepts("🙂"));
    assert!(!utf16(2..=2).accepts("é"));
    assert!(!utf16(..=1).accepts("🙂"));
    assert!(utf16(9..).accepts(&None::<String>));
}
