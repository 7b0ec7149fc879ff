//! Enums with serde's tags, in schemas, and generated.
#![allow(unused_parens)]

use inbounds::prelude::*;
use proptest::prelude::{any, proptest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    enum External {
        Card { last_four: u16 in 0..=9999, holder: String in chars(1..=4) },
        Iban(String in chars(2..=3)),
        Cash,
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Internal {
        Card {
            #[serde(rename = "lastFour")]
            last_four: u16 in 0..=9999,
        },
        Cash,
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(tag = "type", content = "of")]
    enum Adjacent {
        Card { last_four: u16 in 0..=9999 },
        Iban(String in chars(2..=3)),
        Cash,
    }
}

fn there_and_back<T>(value: &Value, path: &str)
where
    T: Serialize + for<'de> Deserialize<'de> + JsonSchema,
{
    let schema = serde_json::to_value(schemars::schema_for!(T)).unwrap();
    let is_valid = jsonschema::is_valid(&schema, value);
    match serde_json::from_value::<T>(value.clone()) {
        Ok(read) => {
            assert!(is_valid && path.is_empty(), "{value} {schema}");
            assert_eq!(serde_json::to_value(&read).unwrap(), *value);
        }
        Err(err) => {
            assert!(!is_valid && !path.is_empty(), "{value} {schema} {err}");
            assert!(err.to_string().starts_with(path), "{err}");
        }
    }
}

#[test]
fn the_tags_of_serde_hold_and_the_schema_has_the_limits() {
    let card = |last_four: u16| json!({"Card": {"last_four": last_four, "holder": "Ann"}});
    there_and_back::<External>(&card(9999), "");
    there_and_back::<External>(&card(10_000), "Card.last_four: 10000");
    there_and_back::<External>(&json!({"Iban": "DE"}), "");
    there_and_back::<External>(&json!({"Iban": "D"}), "Iban: \"D\"");
    there_and_back::<External>(&json!("Cash"), "");

    there_and_back::<Internal>(&json!({"type": "card", "lastFour": 1}), "");
    there_and_back::<Internal>(
        &json!({"type": "card", "lastFour": 10_000}),
        "last_four: 10000",
    );
    there_and_back::<Internal>(&json!({"type": "cash"}), "");

    there_and_back::<Adjacent>(&json!({"type": "Card", "of": {"last_four": 1}}), "");
    there_and_back::<Adjacent>(
        &json!({"type": "Card", "of": {"last_four": 10_000}}),
        "last_four: 10000",
    );
    there_and_back::<Adjacent>(&json!({"type": "Iban", "of": "DEF"}), "");
    there_and_back::<Adjacent>(&json!({"type": "Iban", "of": "DEFG"}), "\"DEFG\" is not");
    there_and_back::<Adjacent>(&json!({"type": "Cash"}), "");
}

// Text that is borrowed cannot be made, but the enum can be declared, and its other variants are of use.
validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    enum Borrowing {
        Text((&'static str) in chars(1..)),
        Number(u8 in 1..),
    }
}

#[test]
fn an_enum_that_borrows_is_declared() {
    assert!(Borrowing::new_text("a").is_ok() && Borrowing::new_number(0_u8).is_err());
}

proptest! {
    #[test]
    fn what_is_generated_is_valid(external in any::<External>(), internal in any::<Internal>()) {
        assert!(External::try_from(external.into_fields()).is_ok());
        assert!(Internal::try_from(internal.into_fields()).is_ok());
    }
}

#[test]
fn all_variants_are_generated() {
    use proptest::strategy::{Strategy, ValueTree};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = [false; 3];
    for _ in 0..200 {
        let value = any::<External>().new_tree(&mut runner).unwrap().current();
        seen[match value.fields() {
            ExternalFields::Card { .. } => 0,
            ExternalFields::Iban(_) => 1,
            ExternalFields::Cash => 2,
        }] = true;
    }
    assert_eq!(seen, [true; 3]);
}

#[test]
fn bytes_make_valid_values() {
    for byte in 0..=255_u8 {
        let bytes: Vec<u8> = (0..64)
            .map(|i| byte.wrapping_mul(i).wrapping_add(i))
            .collect();
        let mut unstructured = arbitrary::Unstructured::new(&bytes);
        if let Ok(value) = <External as arbitrary::Arbitrary>::arbitrary(&mut unstructured) {
            assert!(External::try_from(value.into_fields()).is_ok());
        }
    }
}
