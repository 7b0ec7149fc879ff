use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::net::Ipv4Addr;

proptest! {
    #[test]
    fn is_its_definition(text in "[0-9a-f.:]{0,20}|([0-9]{1,3}\\.){3}[0-9]{1,3}|([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}") {
        let expected = text.parse::<Ipv4Addr>().is_ok();
        prop_assert_eq!(ipv4().accepts(&text), expected);
        prop_assert_eq!(ipv4().excludes(&text), !expected);
        prop_assert_eq!(ipv4().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["0.0.0.0", "255.255.255.255"] {
        assert!(ipv4().accepts(text), "{text:?}");
    }
    for text in ["", "::1", "01.2.3.4", "1.2.3.4:80", " 1.2.3.4"] {
        assert!(!ipv4().accepts(text), "{text:?}");
    }
    assert!(ipv4().accepts(&None::<String>));
}
