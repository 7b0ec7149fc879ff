//! Validated enums in a document: the pointer has the variant where the document has it.
#![allow(dead_code, reason = "the types are there to be read")]

use inbounds::prelude::*;
use problems_tests::assert_problems;
use serde::Deserialize;

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum External {
        Card {
            #[serde(rename = "lastFour")]
            last_four: u16 in 0..=9999,
            holder: String in chars(1..=4),
        },
        Iban(String in chars(2..=3)),
        Cash,
    }
}

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    enum Internal {
        Card { last_four: u16 in 0..=9999 },
        Cash,
    }
}

#[derive(Debug, Deserialize)]
struct Document {
    external: Vec<External>,
    internal: Vec<Internal>,
    level: u8,
}

#[test]
fn each_tag_of_serde() {
    assert_problems::<Document>(
        r#"{
            "external": [
                {"card": {"lastFour": 10000, "holder": ""}}, {"iban": "D"}, "cash", "card",
                {"card": {"lastFour": 1}}
            ],
            "internal": [{"type": "Card", "lastFour": 10000}, {"type": "Cash"}],
            "level": 256
        }"#,
        &[
            ("/external/0/card/lastFour", "range"),
            ("/external/0/card/holder", "length"),
            ("/external/1/iban", "length"),
            ("/external/3", "type"),
            ("/external/4/card/holder", "required"),
            ("/internal/0/lastFour", "range"),
            ("/level", "range"),
        ],
    );
}
