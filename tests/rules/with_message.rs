use inbounds::error::Violation;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: u8) {
        let rule = with_message((..=100, multiple_of(2)), "an even mark");
        let expected = value <= 100 && value % 2 == 0;
        prop_assert_eq!(rule.accepts(&value), expected);
        prop_assert_eq!(rule.excludes(&value), !expected);
        let texts: Vec<String> =
            rule.violations(&value).map(|v| v.to_string()).collect();
        prop_assert_eq!(texts, if expected { vec![] } else { vec!["an even mark".to_owned()] });
    }
}

#[test]
fn the_code_stays_and_so_do_the_paths() {
    let found: Vec<Violation> = with_message(each(..=9), "one digit each")
        .violations(&[3, 10, 4, 11])
        .collect();
    let messages: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(messages, ["[1]: one digit each", "[3]: one digit each"]);
    assert_eq!(found[0].code(), "range");
}

#[test]
fn the_outermost_message_counts() {
    let rule = (
        with_message(with_message(0..=9, "inner"), "outer"),
        multiple_of(2),
    );
    let messages: Vec<String> = rule.violations(&11).map(|v| v.to_string()).collect();
    assert_eq!(messages, ["outer", "11 is not a multiple of 2"]);
}
