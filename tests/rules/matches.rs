use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::sync::LazyLock;

use regex::Regex;

static VOWELS: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[aeé]*$").unwrap());

proptest! {
    #[test]
    fn is_its_definition(text in "[aeéx\\n]{0,4}") {
        let expected = text.chars().all(|c| "aeé".contains(c));
        prop_assert_eq!(matches(&VOWELS).accepts(&text), expected);
        prop_assert_eq!(matches(&VOWELS).accepts(&Some(text)), expected);
    }
}

#[test]
fn is_reported_with_its_pattern() {
    let violation = matches(&VOWELS).violations("x").next().unwrap();
    assert_eq!(violation.code(), "pattern");
    assert_eq!(violation.message(), "\"x\" must match `^[aeé]*$`");
    assert!(matches(&VOWELS).accepts(&None::<String>));
}
