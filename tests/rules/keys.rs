use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::collections::BTreeMap;

proptest! {
    #[test]
    fn is_its_definition(map: BTreeMap<u8, u8>, high: u8) {
        let expected = map.keys().all(|key| *key <= high);
        prop_assert_eq!(keys(..=high).accepts(&map), expected);
        #[cfg(feature = "std")]
        {
            let hashed: std::collections::HashMap<u8, u8> = map.clone().into_iter().collect();
            prop_assert_eq!(keys(..=high).accepts(&hashed), expected);
        }
        let paths: Vec<String> =
            keys(..=high).violations(&map).map(|v| v.path().to_string()).collect();
        let wrong = map.iter().filter(|(key, _)| {
            **key > high
        });
        prop_assert_eq!(paths, wrong.map(|(key, _)| format!("[{key}]")).collect::<Vec<_>>());
        prop_assert_eq!(keys(..=high).accepts(&Some(map)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(keys(9..).accepts(&BTreeMap::<u8, u8>::new()));
    assert!(keys(9..).accepts(&None::<BTreeMap<u8, u8>>));
}
