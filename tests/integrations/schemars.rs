//! schemars: the schema accepts what the type accepts, and vice versa.
#![allow(unused_parens)] // serde's derive repeats the parentheses of an exotic type

use std::collections::{BTreeMap, BTreeSet};

use inbounds::Secret;
use inbounds::prelude::*;
use jsonschema::Validator;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_oneof, proptest};
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use proptest::{bool, collection, option};
use schemars::{JsonSchema, schema_for};
use serde::Deserialize;
use serde_json::{Value, json};

fn validator<T: JsonSchema>() -> Validator {
    jsonschema::validator_for(&schema_for!(T).to_value()).unwrap()
}

validated_struct! {
    /// One student's marks.
    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Exam: weak {
        /// As in the register.
        student_name: String in chars(1..=40),
        /// Out of 100.
        #[serde(rename = "maths")]
        math: u8 in 0..=100,
        #[serde(default)]
        physics: Option<u8> in (above(0), ..=90, multiple_of(5)),
        #[schemars(description = "Said otherwise.")]
        grade: char in 'a'..='f',
        group: Option<String> in some(one_of(["A", "B"])),
        tags: Vec<String> in (len(..=3), unique(), each((chars(..8), bytes(2..)))),
        address: Option<Address>,
        pin: Secret<u16> in 1000..,
        seat: u32 in satisfies(|seat: &u32| *seat != 13, "a lucky seat"),
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

validated_struct! {
    #[derive(Clone, Debug, Deserialize, JsonSchema)]
    struct Address {
        zip: u16 in 1000..=9999,
    }
}

#[test]
fn the_schema_says_the_rules() {
    assert_eq!(
        schema_for!(Exam).to_value(),
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Exam",
            "description": "One student's marks.\n\nAlso checked: no marks.",
            "type": "object",
            "properties": {
                "studentName": {
                    "description": "As in the register.",
                    "type": "string", "minLength": 1, "maxLength": 40,
                },
                "maths": {
                    "description": "Out of 100.",
                    "type": "integer", "format": "uint8", "minimum": 0, "maximum": 100,
                },
                "physics": {
                    "type": ["integer", "null"], "format": "uint8", "default": null,
                    "minimum": 0, "exclusiveMinimum": 0, "maximum": 90, "multipleOf": 5,
                },
                "grade": {
                    "description": "Said otherwise.",
                    "type": "string", "minLength": 1, "maxLength": 1,
                    "pattern": "^[\\u0061-\\u0066]$",
                },
                "group": { "type": "string", "enum": ["A", "B"] },
                "tags": {
                    "description": "Also checked: \
                        a sequence with each element below 8 characters long and at least 2 bytes long.",
                    "type": "array", "maxItems": 3, "uniqueItems": true,
                    "items": { "type": "string", "minLength": 1, "maxLength": 7 },
                },
                "address": { "anyOf": [{ "$ref": "#/$defs/Address" }, { "type": "null" }] },
                "pin": {
                    "type": "integer", "format": "uint16", "minimum": 1000, "maximum": 65535,
                    "writeOnly": true,
                },
                "seat": {
                    "description": "Also checked: a lucky seat.",
                    "type": "integer", "format": "uint32", "minimum": 0,
                },
            },
            "required": ["studentName", "maths", "grade", "tags", "pin", "seat", "group"],
            "additionalProperties": false,
            "$defs": {
                "Address": {
                    "type": "object",
                    "properties": {
                        "zip": {
                            "type": "integer", "format": "uint16",
                            "minimum": 1000, "maximum": 9999,
                        },
                    },
                    "required": ["zip"],
                },
            },
        })
    );
}

validated_struct! {
    #[derive(Debug, Deserialize, JsonSchema)]
    struct Page<'a, T: Clone, const N: usize> where T: PartialEq {
        rows: Vec<T>,
        #[serde(borrow)]
        title: (&'a str) in chars(..=N),
    }
}

type PageOf<const N: usize> = Page<'static, u8, N>;

#[test]
fn a_generic_struct_has_a_schema_for_each_use() {
    assert_eq!(PageOf::<1>::schema_name(), "Page");
    let schema = schema_for!(Page<'_, u8, 3>);
    assert_eq!(
        schema.pointer("/properties/title/maxLength"),
        Some(&json!(3))
    );
    assert_ne!(PageOf::<1>::schema_id(), PageOf::<2>::schema_id());
    assert_ne!(
        PageOf::<1>::schema_id(),
        PageFields::<'_, u8, 1>::schema_id()
    );
}

#[test]
fn a_struct_that_is_its_only_field_or_has_it_flattened() {
    validated_struct! {
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(transparent)]
        struct Zip { r#type: u16 in 1000..=9999 }
    }
    validated_struct! {
        #[derive(Debug, Deserialize, JsonSchema)]
        struct Letter {
            #[serde(flatten)]
            zip: Address,
            #[serde(rename = "kind")]
            r#type: u8 in 1..,
        }
    }
    assert!(validator::<Zip>().is_valid(&json!(1000)) && !validator::<Zip>().is_valid(&json!(999)));
    let letter = validator::<Letter>();
    assert!(letter.is_valid(&json!({ "zip": 1000, "kind": 1 })));
    assert!(!letter.is_valid(&json!({ "zip": 999, "kind": 1 })));
    assert!(!letter.is_valid(&json!({ "zip": 1000, "kind": 0 })));
}

validated_struct! {
    /// Rules that a schema can express completely.
    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    struct Exact {
        range: u8 in 3..=5,
        half_open: i8 in -3..3,
        above: f64 in above(0.5),
        negative: i8 in negative(),
        option: Option<u8> in (3..=6, multiple_of(3)),
        some: Option<u8> in some(3..=6),
        required: Option<String> in required(),
        one_of: Option<u8> in one_of([1, 3]),
        not_one_of: Option<u8> in not(one_of([1, 3])),
        not_range: Option<i8> in not(3..=5),
        not_all: Option<i8> in not((3.., multiple_of(2))),
        not_any: i8 in not(any_of((..0, 3..=5))),
        not_some: Option<u8> in not(some(3..)),
        any: Option<i8> in any_of((..0, 3..=5, one_of([9]))),
        not_chars: Option<String> in not(chars(1..=2)),
        letter: char in 'a'..'é',
        chars: String in chars(2..=3),
        message: String in with_message(chars(2..=3), "two or three"),
        ascii: String in ascii(),
        alphanumeric: String in alphanumeric(),
        lowercase: String in lowercase(),
        uppercase: String in uppercase(),
        trimmed: String in trimmed(),
        starts_with: String in starts_with("a-"),
        ends_with: String in ends_with(".b"),
        contains: String in contains("é"),
        not_contains: String in (not(contains("é")), not(starts_with("a"))),
        ipv4: String in ipv4(),
        len: Vec<u8> in (len(1..=2), each(3..)),
        not_each: Vec<u8> in not(each(3..)),
        each_some: Vec<Option<u8>> in each(some(..5)),
        unique: Option<Vec<u8>> in unique(),
        not_len: Option<Vec<u8>> in not(len(1..=2)),
        map: BTreeMap<String, u8> in (len(..=1), keys(chars(1..=2)), values(3..=5)),
        numbered: BTreeMap<u8, u8> in (len(1..), values(3..=5)),
        nested: Option<Address>,
        free: bool,
    }
}

fn exact() -> Value {
    json!({
        "range": 3, "half-open": 0, "above": 1.5, "negative": -1, "option": 3, "some": 3,
        "required": "", "one-of": null, "not-one-of": null, "not-range": null, "not-all": null,
        "not-any": 1, "not-some": null, "any": null, "not-chars": null, "letter": "a",
        "chars": "ab", "message": "ab", "ascii": "", "alphanumeric": "", "lowercase": "",
        "uppercase": "", "trimmed": "", "starts-with": "a-", "ends-with": ".b", "contains": "é",
        "not-contains": "", "ipv4": "127.0.0.1", "len": [3], "not-each": [1], "each-some": [],
        "unique": null, "not-len": null, "map": {}, "numbered": { "1": 3 },
        "nested": null, "free": true,
    })
}

/// Values that are near the limits above. No `1.0`: it is an integer for JSON Schema, and none for
/// serde.
fn near() -> impl Strategy<Value = Value> {
    let text = [
        "",
        "a",
        "é",
        "A",
        "É",
        " ",
        "1",
        "-",
        "a-",
        ".b",
        "ß",
        "\n",
        "0.0.0.0",
        "1.2.3.256",
        "01.2.3.4",
    ];
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => bool::ANY.prop_map(Value::from),
        1 => (-5..=10_i8).prop_map(Value::from),
        1 => select(&[0.5, 0.75, 2.5][..]).prop_map(Value::from),
        2 => collection::vec(select(text.to_vec()), 0..4).prop_map(|parts| parts.concat().into()),
        2 => select(text.to_vec()).prop_map(Value::from),
    ];
    let nested = prop_oneof![
        collection::vec(leaf.clone(), 0..4).prop_map(Value::from),
        collection::vec(0..7_u8, 0..4).prop_map(Value::from),
        collection::btree_map("[a1é]{0,3}", 0..7_u8, 0..3).prop_map(|map| json!(map)),
        collection::btree_map("[1-9]{1,2}", 2..7_u8, 0..3).prop_map(|map| json!(map)),
        (990..1010_u16).prop_map(|zip| json!({ "zip": zip })),
    ];
    prop_oneof![2 => leaf, 1 => nested]
}

/// Both check a valid object with some of its properties replaced or left out.
fn compare<T: for<'de> Deserialize<'de> + JsonSchema + std::fmt::Debug>(
    valid: &Value,
    agree: impl Fn(bool, bool) -> bool,
) {
    let validator = validator::<T>();
    assert!(validator.is_valid(valid) && serde_json::from_value::<T>(valid.clone()).is_ok());
    let names: Vec<String> = valid.as_object().unwrap().keys().cloned().collect();
    let seen = std::cell::RefCell::new(BTreeSet::new());
    let config = ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(6),
        ..ProptestConfig::default()
    };
    let changes = collection::vec(
        (select(names.clone()), option::weighted(0.95, near())),
        1..3,
    );
    proptest!(config, |(changes in changes)| {
        let mut value = valid.clone();
        for (name, new) in &changes {
            let object = value.as_object_mut().unwrap();
            match new {
                Some(new) => object.insert(name.clone(), new.clone()),
                None => object.remove(name),
            };
        }
        let by_schema = validator.is_valid(&value);
        let by_type = serde_json::from_value::<T>(value.clone());
        prop_assert!(agree(by_schema, by_type.is_ok()), "{changes:?}: {by_schema}, {by_type:?}");
        if by_type.is_ok() || changes.len() == 1 {
            let names = changes.iter().map(|(name, _)| name.clone());
            seen.borrow_mut().extend(names.map(|name| (name, by_type.is_ok())));
        }
    });
    // Each property was rejected at times, and accepted at times.
    let seen = seen.into_inner();
    for name in names {
        for accepted in [true, false] {
            assert!(
                seen.contains(&(name.clone(), accepted)),
                "{name} was never {accepted}"
            );
        }
    }
}

#[test]
fn the_schema_and_the_type_accept_the_same() {
    compare::<Exact>(&exact(), |by_schema, by_type| by_schema == by_type);
}

validated_struct! {
    /// Rules that a schema can express in part.
    #[derive(Debug, Deserialize, JsonSchema)]
    struct Partly {
        bytes: String in bytes(2..=4),
        not_bytes: String in not(bytes(2..=4)),
        utf16: String in utf16(2..=4),
        any: String in any_of((bytes(2..3), starts_with("a"))),
        satisfies: u8 in (satisfies(|n: &u8| n % 2 == 0, "even"), 1..),
        keys: BTreeMap<u8, u8> in keys(..5),
        valid: AddressFields in valid(),
    }
    ensure { |all| all.bytes != all.utf16 => "the same twice" }
}

#[test]
fn what_the_type_accepts_the_schema_accepts_where_it_can_say_a_part() {
    let valid = json!({
        "bytes": "ab", "not_bytes": "", "utf16": "abc", "any": "a", "satisfies": 2,
        "keys": {}, "valid": { "zip": 1000 },
    });
    compare::<Partly>(&valid, |by_schema, by_type| by_schema || !by_type);
}

#[cfg(feature = "regex")]
mod patterns {
    use super::*;
    use regex::Regex;
    use std::sync::LazyLock;

    static SAID: [LazyLock<Regex>; 4] = [
        LazyLock::new(|| Regex::new(r"^[a-c\d]{2,4}(?:-\w+)?$").unwrap()),
        LazyLock::new(|| Regex::new(r"\A(?P<word>\pL+)\s(?<rest>.*)\z").unwrap()),
        LazyLock::new(|| Regex::new(r"a|[^\W\d]|\.b[{}]?").unwrap()),
        LazyLock::new(|| Regex::new(r"^(?i)straße\b").unwrap()),
    ];

    validated_struct! {
        #[derive(Debug, Deserialize, JsonSchema)]
        struct Matching {
            a: String in matches(&SAID[0]),
            b: String in matches(&SAID[1]),
            c: String in matches(&SAID[2]),
            d: String in matches(&SAID[3]),
        }
    }

    #[test]
    fn a_pattern_is_said_as_ecmascript_has_it_or_in_words() {
        let schema = schema_for!(Matching);
        let said = |name: &str| {
            schema
                .pointer(&format!("/properties/{name}/pattern"))
                .cloned()
        };
        assert_eq!(
            said("a").unwrap(),
            r"^[a-c\p{Nd}]{2,4}(?:-[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200C\u200D]+)?$"
        );
        assert_eq!(said("b").unwrap(), r"^(\p{L}+)\p{White_Space}([^\n]*)$");
        assert_eq!((said("c"), said("d")), (None, None));
        let valid = json!({ "a": "ab", "b": "a ", "c": "a", "d": "Strasse" });
        let words = schema
            .pointer("/properties/d/description")
            .unwrap()
            .as_str()
            .unwrap();
        assert!(
            words.contains(r"text that matches `^(?i)straße\b`"),
            "{words}"
        );
        assert!(validator::<Matching>().is_valid(&valid));
        for (field, text, accepted) in [
            ("a", "1a", true),
            ("a", "٣٣-é", true),
            ("a", "a", false),
            ("a", "ab-", false),
            ("b", "é x", true),
            ("b", "é\n", true),
            ("b", "é x\n", false),
            ("b", " ", false),
        ] {
            let mut value = valid.clone();
            value[field] = text.into();
            let pattern: &Regex = if field == "a" { &SAID[0] } else { &SAID[1] };
            assert_eq!(pattern.is_match(text), accepted, "{text:?}");
            assert_eq!(
                validator::<Matching>().is_valid(&value),
                accepted,
                "{text:?}"
            );
        }
    }
}

#[test]
#[cfg(all(feature = "url", feature = "uuid", feature = "email"))]
fn formats() {
    validated_struct! {
        #[derive(Debug, Deserialize, JsonSchema)]
        struct Formats {
            email: String in email(),
            url: String in url(),
            uuid: String in uuid(),
            ip: String in ip(),
            ipv4: String in ipv4(),
            ipv6: String in ipv6(),
        }
    }
    let schema = schema_for!(Formats);
    for (name, format) in [
        ("email", "email"),
        ("url", "uri"),
        ("uuid", "uuid"),
        ("ipv4", "ipv4"),
        ("ipv6", "ipv6"),
    ] {
        assert_eq!(
            schema.pointer(&format!("/properties/{name}/format")),
            Some(&json!(format))
        );
    }
    let ip = json!([{ "format": "ipv4" }, { "format": "ipv6" }]);
    assert_eq!(schema.pointer("/properties/ip/anyOf"), Some(&ip));
    let uuid = schema.pointer("/properties/uuid").unwrap();
    let uuid_schema = jsonschema::validator_for(uuid).unwrap();
    let hyphenated = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    for text in [
        hyphenated.to_owned(),
        hyphenated.replace('-', ""),
        format!("urn:uuid:{hyphenated}"),
        format!("{{{hyphenated}}}"),
        format!("{{{hyphenated}"),
        hyphenated.replace("-10b1", "10b1-"),
        "g".repeat(32),
    ] {
        let accepted = Rule::<String>::accepts(&uuid_rule(), &text);
        assert_eq!(uuid_schema.is_valid(&json!(text)), accepted, "{text}");
    }
}

#[cfg(feature = "uuid")]
fn uuid_rule() -> impl Rule<String> {
    uuid()
}

/// A schema is read by people who do not read the source.
#[cfg(feature = "regex")]
#[test]
fn no_source_code_is_in_a_schema() {
    use std::sync::LazyLock;

    static POSTAL: LazyLock<regex::Regex> =
        LazyLock::new(|| regex::Regex::new("(?i)^[a-z]{2}-[0-9]{4}$").unwrap());

    validated_struct! {
        /// Where it goes.
        #[derive(Debug, serde::Deserialize, JsonSchema)]
        struct Address {
            /// With the country.
            postal_code: String in matches(&POSTAL),
            street: String in (chars(1..=80), satisfies(|s: &String| !s.contains('\n'), "one line")),
        }
        ensure { |address| address.street != address.postal_code => "the street is no code" at [street] }
    }
    validated_struct! {
        #[derive(Debug, serde::Deserialize, JsonSchema)]
        struct Order {
            from: Address,
            to: AddressFields in valid(),
            via: Vec<AddressFields> in (len(..=3), each(valid())),
            count: u8 = { 2 + 3 } in 1..=9,
        }
    }
    let schema = schemars::schema_for!(Order).to_value();
    println!("{schema:#}");
    let text = schema.to_string();
    for code in ["POSTAL", "matches(", "chars(", "::", "valid(", "2 + 3", "|"] {
        assert!(!text.contains(code), "{code} is in {schema:#}");
    }
    let defs = &schema["$defs"];
    for name in ["Address", "AddressFields"] {
        assert_eq!(
            defs[name]["properties"]["street"]["maxLength"], 80,
            "{schema:#}"
        );
    }
}

validated_struct! {
    #[derive(Deserialize, JsonSchema)]
    struct Renamed {
        #[serde(rename = "n")]
        #[schemars(description = "Its number.")]
        number: u8 in ..=9,
    }
}

#[test]
fn a_renamed_and_described_property_has_its_rule() {
    let schema = schema_for!(Renamed).to_value();
    let property = json!({
        "description": "Its number.",
        "type": "integer",
        "format": "uint8",
        "minimum": 0,
        "maximum": 9,
    });
    assert_eq!(schema["properties"]["n"], property);
    assert!(!schema.to_string().contains("inbounds"));
}
