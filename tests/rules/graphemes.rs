use super::text;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use unicode_segmentation::UnicodeSegmentation as _;

proptest! {
    #[test]
    fn is_its_definition(text in text(), low in 0_usize..12, high in 0_usize..12) {
        let count = text.grapheme_indices(true).count();
        prop_assert_eq!(graphemes(low..=high).accepts(&text), low <= count && count <= high);
        prop_assert_eq!(graphemes(low..high).accepts(&text), low <= count && count < high);
        prop_assert_eq!(graphemes(low..).accepts(&text), low <= count);
        prop_assert_eq!(graphemes(..high).accepts(&Some(text)), count < high);
    }
}

#[test]
fn boundaries() {
    assert!(graphemes(..=0).accepts(""));
    assert!(graphemes(1..=1).accepts("👨‍👩‍👧"));
    assert!(graphemes(2..=2).accepts("🇨🇭a"));
    assert!(!graphemes(2..=2).accepts("👨‍👩‍👧"));
    assert!(!graphemes(..=1).accepts("🇨🇭a"));
    assert!(graphemes(9..).accepts(&None::<String>));
}
