//! A declared default serves a missing field.
#![allow(dead_code, reason = "the types are there to be read")]

use inbounds::prelude::*;
use problems_tests::assert_problems;
use serde::Deserialize;

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Line {
        sku: String in chars(1..),
        /// How many.
        unit_count: u32 = 1 in 1..=999,
        #[serde(rename = "unitName")]
        unit: String = "piece" in chars(1..=9),
        tags: Vec<String> = { vec!["new".to_owned()] },
        #[serde(default)]
        own: u8 = 7,
        #[serde(alias = "x", default = "nine")]
        other: u8 = 8,
        r#type: Option<u8> = { Some(3) } in ..=9,
    }
}

fn nine() -> u8 {
    9
}

#[test]
fn field_by_field() {
    let line: Line = inbounds::json::from_str(r#"{"sku": "a", "unitCount": 5}"#).unwrap();
    assert_eq!(
        (line.sku(), line.unit_count(), line.unit()),
        ("a", 5, "piece")
    );
    assert_eq!(line.tags(), &["new"]);
    assert_eq!(line.r#type(), &Some(3));
}

#[test]
fn an_attribute_of_the_users_own_wins() {
    let line: Line = inbounds::json::from_str(r#"{"sku": "a"}"#).unwrap();
    assert_eq!((line.own(), line.other()), (0, 9));
}

#[test]
fn in_every_format() {
    let from_toml: Line = inbounds::toml::from_str("sku = 'a'").unwrap();
    let from_form: Line = inbounds::form::from_str("sku=a").unwrap();
    let from_value: Line = serde_json::from_value(serde_json::json!({ "sku": "a" })).unwrap();
    assert!(from_toml == from_form && from_form == from_value);
}

#[test]
fn what_has_no_default_is_missed() {
    assert_problems::<Line>("{}", &[("/sku", "required")]);
    assert_problems::<Line>(
        r#"{"unitCount": 0}"#,
        &[("/sku", "required"), ("/unitCount", "range")],
    );
}

#[test]
fn where_all_fields_are_plain() {
    validated_struct! {
        #[derive(Debug)]
        #[cfg_attr(all(), derive(Deserialize), serde(deny_unknown_fields))]
        struct Config {
            /// A port.
            port: u16 = 8080 in 1024..,
            host: String = "localhost",
            #[serde(rename = "t")]
            timeout: f32 = 1.5 in 0.1..=60.0,
            name: String,
        }
    }
    let config: Config = inbounds::json::from_str(r#"{"name": "n", "t": 2}"#).unwrap();
    assert_eq!(
        (config.port(), config.host(), config.timeout()),
        (8080, "localhost", 2.0)
    );
    assert_problems::<Config>(
        r#"{"timeout": 1}"#,
        &[("/name", "required"), ("/timeout", "unknown_field")],
    );
}

#[test]
fn a_newtype_may_be_missing() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Percent(u8 = 50 in 0..=100);
    }
    let percent: Percent = inbounds::json::from_str("{}").unwrap();
    assert_eq!(percent.value(), 50);
}

#[test]
fn a_default_of_the_whole_struct_wins() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(default = "all_nine")]
        struct Nines { a: u8 = 1, b: u8 = 2 }
    }
    fn all_nine() -> NinesFields {
        NinesFields { a: 9, b: 9 }
    }
    let nines: Nines = inbounds::json::from_str(r#"{"a": 5}"#).unwrap();
    assert_eq!((nines.a(), nines.b()), (5, 9));

    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        struct Declared {
            a: u8 = 1,
            #[serde(rename = "bee", deserialize_with = "Deserialize::deserialize")]
            b: u8 = 2,
        }
    }
    let declared: Declared = inbounds::json::from_str(r#"{"bee": 5}"#).unwrap();
    assert_eq!((declared.a(), declared.b()), (1, 5));
}
