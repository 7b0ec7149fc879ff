//! The codes, which programs depend on: they do not change between versions.

use std::collections::BTreeMap;

use inbounds::Rule;
use inbounds::prelude::*;
use inbounds::rules::{ip, unchecked};

fn code<T>(rule: &impl Rule<T>) -> String {
    rule.constraint().code().to_owned()
}

#[test]
fn do_not_change() {
    type Map = BTreeMap<u8, u8>;
    let codes = [
        (code::<u8>(&(0..=9)), "range"),
        (code::<f64>(&above(0.0)), "range"),
        (code::<u8>(&multiple_of(5)), "multiple_of"),
        (code::<f64>(&finite()), "finite"),
        (code::<String>(&chars(1..)), "length"),
        (code::<Vec<u8>>(&len(1..)), "length"),
        (code::<String>(&trimmed()), "format"),
        (code::<String>(&ip()), "format"),
        (code::<String>(&starts_with("a")), "starts_with"),
        (code::<String>(&ends_with("a")), "ends_with"),
        (code::<String>(&contains("a")), "contains"),
        (code::<u8>(&one_of([1, 2])), "one_of"),
        (code::<u8>(&all_of((0..=9, multiple_of(5)))), "all_of"),
        (code::<u8>(&any_of((0..=9, 20..))), "any_of"),
        (code::<u8>(&not(0..=9)), "not"),
        (code::<Vec<u8>>(&each(0..=9)), "each"),
        (code::<Map>(&keys(0..=9)), "keys"),
        (code::<Map>(&values(0..=9)), "values"),
        (code::<(u8, u8)>(&elements((0..=9, 0..=9))), "elements"),
        (code::<Vec<u8>>(&unique()), "unique"),
        (code::<Vec<f64>>(&unique_by_eq()), "unique"),
        (code::<Option<u8>>(&required()), "required"),
        (code::<u8>(&with_message(0..=9, "a digit")), "range"),
        (code::<u8>(&unchecked()), "all_of"),
    ];
    for (code, expected) in codes {
        assert_eq!(code, expected);
    }
}
