//! Rules on the elements of tuples: in schemas, in JSON, and generated.
#![allow(unused_parens)]

use inbounds::prelude::*;
use proptest::prelude::{any, proptest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    struct Setting {
        entry: (String, u8) in elements((chars(2..=3), 5..=9)),
        corners: Vec<(i8, Option<i8>)> in (len(..=2), each(elements((-9..=9, 1..)))),
    }
}

fn document(name: &str, number: u8, x: i8) -> Value {
    json!({"entry": [name, number], "corners": [[x, null]]})
}

#[test]
fn a_schema_has_the_rule_of_each_element() {
    let schema = serde_json::to_value(schemars::schema_for!(Setting)).unwrap();
    let first = &schema["properties"]["entry"]["prefixItems"][0];
    assert_eq!(
        (&first["minLength"], &first["maxLength"]),
        (&json!(2), &json!(3))
    );
    for (value, is_good) in [
        (document("ab", 5, 9), true),
        (document("a", 5, 9), false),
        (document("ab", 4, 9), false),
        (document("ab", 5, 10), false),
        (json!({"entry": ["ab", 5], "corners": [[1, 0]]}), false),
        (json!({"entry": ["ab"], "corners": []}), false),
    ] {
        assert_eq!(
            jsonschema::is_valid(&schema, &value),
            is_good,
            "{value} {schema}"
        );
        let read = serde_json::from_value::<Setting>(value.clone());
        assert_eq!(read.is_ok(), is_good, "{value}: {read:?}");
    }
}

#[test]
fn an_error_has_the_rules_as_data() {
    let err = Setting::new(("a".to_owned(), 5), vec![]).unwrap_err();
    let pointer = serde_json::to_value(&err).unwrap()["errors"][0]["pointer"].clone();
    assert_eq!(pointer, json!("/entry/0"));
    let rule = Rule::<(String, u8)>::constraint(&elements((chars(2..=3), 5..=9)));
    let rule = serde_json::to_value(rule).unwrap();
    assert_eq!(rule["rules"][1]["minimum"], json!(5), "{rule}");
}

proptest! {
    #[test]
    fn what_is_generated_is_valid(setting in any::<Setting>()) {
        assert!(Setting::try_from(setting.into_fields()).is_ok());
    }
}

#[test]
fn bytes_make_valid_values() {
    let bytes: Vec<u8> = (0..=255).collect();
    let mut unstructured = arbitrary::Unstructured::new(&bytes);
    let made = <Setting as arbitrary::Arbitrary>::arbitrary(&mut unstructured);
    assert!(made.is_ok(), "{made:?}");
}
