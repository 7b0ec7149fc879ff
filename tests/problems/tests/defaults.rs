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

#[test]
fn a_struct_may_have_many() {
    fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        u8::deserialize(deserializer)
    }
    fn two() -> u8 {
        2
    }
    macro_rules! many {
        ($($field:ident)*) => {
            validated_struct! {
                #[derive(Debug, Deserialize)]
                struct Many { $(
                    /// One of many, with attributes in an order of their own.
                    #[serde(skip_serializing, deserialize_with = "number")]
                    $field: u8 = 1 in 0..=9,
                )* }
            }
            validated_struct! {
                #[derive(Debug, Deserialize)]
                struct ManyAndOne {
                    $(
                        #[serde(skip_serializing, deserialize_with = "number")]
                        $field: u8 = 1 in 0..=9,
                    )*
                    #[serde(default = "two")]
                    own: u8 = 3,
                }
            }
            let many: Many = inbounds::json::from_str("{}").unwrap();
            let sum = [$(many.$field()),*].iter().sum::<u8>();
            let and_one: ManyAndOne = inbounds::json::from_str("{}").unwrap();
            let sum_and_one = [$(and_one.$field()),*].iter().sum::<u8>() + and_one.own();
            assert_eq!((sum, sum_and_one), (90, 92));
        };
    }
    many! {
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
        d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
        g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9 i0 i1 i2 i3 i4 i5 i6 i7 i8 i9
    }
}

#[test]
fn a_generic_struct_has_none_of_its_own() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Paged<T> {
            items: Vec<T>,
            page: u32 = 1,
            #[serde(default = "twenty")]
            size: u32 = 20,
        }
    }
    fn twenty() -> u32 {
        20
    }
    assert_problems::<Paged<u8>>(r#"{"items": []}"#, &[("/page", "required")]);
}
