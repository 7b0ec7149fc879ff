use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

proptest! {
    #[test]
    fn is_its_definition(values in proptest::collection::vec(0_u8..20, 0..12)) {
        let distinct = HashSet::<u8>::from_iter(values.clone()).len();
        let expected = distinct == values.len();
        prop_assert_eq!(unique().accepts(&values), expected);
        prop_assert_eq!(unique().accepts(&*values), expected);
        prop_assert_eq!(unique().accepts(&VecDeque::from(values.clone())), expected);
        prop_assert_eq!(unique().violations(&values).len(), values.len() - distinct);
        prop_assert_eq!(unique().accepts(&Some(values)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(unique().accepts(&[] as &[u8]));
    assert!(unique().accepts(&[f64::NAN, f64::NAN]));
    assert!(!unique().accepts(&["é", "e", "é"]));
    assert!(unique().accepts(&BTreeMap::from([(1, 2), (2, 2)])));
    assert!(unique().violations(&BTreeSet::from([1, 2])).len() == 0);
}

#[cfg(feature = "std")]
#[test]
fn hashed() {
    assert!(unique().accepts(&HashSet::from([1, 2])));
    assert!(unique().accepts(&std::collections::HashMap::from([(1, 2), (2, 2)])));
    assert!(unique().violations(&HashSet::from([1, 2])).len() == 0);
}
