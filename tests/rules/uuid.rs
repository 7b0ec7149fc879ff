use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(text in "[0-9a-f]{31,33}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-g]{12}") {
        let expected = ::uuid::Uuid::parse_str(&text).is_ok();
        prop_assert_eq!(uuid().accepts(&text), expected);
        prop_assert_eq!(uuid().excludes(&text), !expected);
        prop_assert_eq!(uuid().accepts(&Some(text)), expected);
    }
}

#[test]
fn boundaries() {
    for text in [
        "67e55044-10b1-426f-9247-bb680e5fe0c8",
        "67E5504410B1426F9247BB680E5FE0C8",
        "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        "URN:UUID:67E55044-10B1-426F-9247-BB680E5FE0C8",
        "Urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        "{67E55044-10B1-426F-9247-BB680E5FE0C8}",
    ] {
        assert!(uuid().accepts(text), "{text:?}");
    }
    for text in [
        "",
        "67e55044",
        "67e55044-10b1-426f-9247-bb680e5fe0cg",
        "é7e5504410b1426f9247bb680e5fe0c",
        "URN:UUID:",
        "URN:UUID:é7e55044-10b1-426f-9247-bb680e5fe0c",
        "urn:uuid:67e5504410b1426f9247bb680e5fe0c8",
        "URN:UUID:67e5504410b1426f9247bb680e5fe0c8",
        "urn:uuid:urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        "URN-UUID:67e55044-10b1-426f-9247-bb680e5fe0c8",
    ] {
        assert!(!uuid().accepts(text), "{text:?}");
    }
    assert!(uuid().accepts(&None::<String>));
}
