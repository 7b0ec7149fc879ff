use email_address::{EmailAddress, Options};
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

const PLAIN: Options = Options {
    minimum_sub_domains: 0,
    allow_domain_literal: true,
    allow_display_text: false,
};

proptest! {
    #[test]
    fn is_its_definition(text in "[a-c.\"@ é<>-]{0,12}|[a-z.]{1,8}@[a-z.]{1,8}") {
        let expected = EmailAddress::parse_with_options(&text, PLAIN).is_ok();
        prop_assert_eq!(email().accepts(&text), expected);
        prop_assert_eq!(email().excludes(&text), !expected);
        prop_assert_eq!(email().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in ["a@b", "ann.lee+x@example.org", "\"a@b\"@c.de", "é@é.de"] {
        assert!(email().accepts(text), "{text:?}");
    }
    for text in [
        "",
        "@",
        "a@",
        "@b",
        "a b@c",
        "Ann <a@b.de>",
        "a@b@c",
        "a..b@c",
    ] {
        assert!(!email().accepts(text), "{text:?}");
    }
    assert!(email().accepts(&None::<String>));
}

#[test]
fn lengths() {
    let domain = |bytes: usize| {
        let mut domain = String::new();
        while domain.len() + 64 < bytes {
            domain += &"a".repeat(63);
            domain.push('.');
        }
        domain + &"b".repeat(bytes % 64)
    };
    for (name, bytes, expected) in [
        (64, 189, true),
        (64, 190, false), // 255 in total
        (65, 100, false),
        (2, 251, true),
        (2, 252, false),
        (59, 254, false), // 314
    ] {
        let domain = domain(bytes);
        assert_eq!(domain.len(), bytes);
        let address = format!("{}@{domain}", "x".repeat(name));
        assert_eq!(email().accepts(&address), expected, "{name}, {bytes}");
    }
}
