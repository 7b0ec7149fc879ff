use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::net::IpAddr;

proptest! {
    #[test]
    fn is_its_definition(text in "[0-9a-f.:]{0,20}|([0-9]{1,3}\\.){3}[0-9]{1,3}|([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}") {
        let expected = text.parse::<IpAddr>().is_ok();
        prop_assert_eq!(ip().accepts(&text), expected);
        prop_assert_eq!(ip().excludes(&text), !expected);
        prop_assert_eq!(ip().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["0.0.0.0", "255.255.255.255", "::", "::ffff:1.2.3.4"] {
        assert!(ip().accepts(text), "{text:?}");
    }
    for text in ["", "256.0.0.0", "1.2.3", "[::1]", "١.2.3.4"] {
        assert!(!ip().accepts(text), "{text:?}");
    }
    assert!(ip().accepts(&None::<String>));
}
