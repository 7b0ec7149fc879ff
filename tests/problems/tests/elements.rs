//! Rules on the elements of tuples: the pointer of an element is its index.
#![allow(dead_code, reason = "the types are there to be read")]

use inbounds::prelude::*;
use problems_tests::assert_problems;
use serde::Deserialize;

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Inner { full_name: String in chars(1..=3) }
}

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Outer {
        the_pair: (u8, InnerFields) in elements((..=9, valid())),
        list: Vec<(u8, char)> in each(elements((..=9, 'a'..='z'))),
        level: u8,
    }
}

#[test]
fn each_element_has_its_pointer() {
    assert_problems::<Outer>(
        r#"{"thePair": [10, {"fullName": ""}], "list": [[1, "a"], [10, "A"]], "level": 256}"#,
        &[
            ("/thePair/0", "range"),
            ("/thePair/1/fullName", "length"),
            ("/list/1/0", "range"),
            ("/list/1/1", "range"),
            ("/level", "range"),
        ],
    );
}
