use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::collections::BTreeMap;

proptest! {
    #[test]
    fn is_its_definition(map: BTreeMap<u8, u8>, high: u8) {
        let expected = map.values().all(|value| *value <= high);
        prop_assert_eq!(values(..=high).accepts(&map), expected);
        #[cfg(feature = "std")]
        {
            let hashed: std::collections::HashMap<u8, u8> = map.clone().into_iter().collect();
            prop_assert_eq!(values(..=high).accepts(&hashed), expected);
        }
        let paths: Vec<String> =
            values(..=high).violations(&map).map(|v| v.path().to_string()).collect();
        let wrong = map.iter().filter(|(_, value)| {
            **value > high
        });
        prop_assert_eq!(paths, wrong.map(|(key, _)| format!("[{key}]")).collect::<Vec<_>>());
        prop_assert_eq!(values(..=high).accepts(&Some(map)), expected);
    }
}

#[test]
fn boundaries() {
    assert!(values(9..).accepts(&BTreeMap::<u8, u8>::new()));
    assert!(values(9..).accepts(&None::<BTreeMap<u8, u8>>));
}
