use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::net::Ipv6Addr;

proptest! {
    #[test]
    fn is_its_definition(text in "[0-9a-f.:]{0,20}|([0-9]{1,3}\\.){3}[0-9]{1,3}|([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}") {
        let expected = text.parse::<Ipv6Addr>().is_ok();
        prop_assert_eq!(ipv6().accepts(&text), expected);
        prop_assert_eq!(ipv6().excludes(&text), !expected);
        prop_assert_eq!(ipv6().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["::", "2001:db8::1", "::ffff:1.2.3.4"] {
        assert!(ipv6().accepts(text), "{text:?}");
    }
    for text in ["", "1.2.3.4", "[::1]", "fe80::1%eth0", "1::2::3"] {
        assert!(!ipv6().accepts(text), "{text:?}");
    }
    assert!(ipv6().accepts(&None::<String>));
}
