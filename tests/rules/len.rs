use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(values: Vec<u8>, low in 0_usize..40, high in 0_usize..40) {
        let count = values.iter().fold(0, |count, _| count + 1);
        prop_assert_eq!(len(low..=high).accepts(&values), low <= count && count <= high);
        prop_assert_eq!(len(low..).accepts(&*values), low <= count);
        prop_assert_eq!(len(..high).accepts(&Some(values)), count < high);
    }
}

#[test]
fn boundaries() {
    assert!(len(..=0).accepts(&[] as &[u8]));
    assert!(len(2..=2).accepts(&[1, 2]));
    assert!(!len(2..=2).accepts(&std::collections::BTreeMap::from([(1, 2)])));
}
