//! serde: reading validates, and no derive is a way around the rules.
#![allow(unused_parens)] // serde's derive repeats the parentheses of an exotic type

use inbounds::prelude::*;
use serde::{Deserialize, Serialize};

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
    struct Exam: weak {
        student_name: String = "unknown" via trim in chars(1..=40),
        math: u8 = 50 in 0..=100,
        #[serde(rename = "phys", skip_serializing_if = "Option::is_none")]
        physics: Option<u8> = { None } in 0..=100,
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

#[test]
fn what_is_valid_goes_both_ways() {
    let json = r#"{"studentName":" Ann ","math":60,"phys":70}"#;
    let exam: Exam = serde_json::from_str(json).unwrap();
    assert_eq!(exam.student_name(), "Ann");
    let json = serde_json::to_string(&exam).unwrap();
    assert_eq!(json, r#"{"studentName":"Ann","math":60,"phys":70}"#);
    assert_eq!(serde_json::from_str::<Exam>(&json).unwrap(), exam);
}

#[test]
fn a_declared_default_serves_a_missing_field() {
    let exam: Exam = serde_json::from_str("{}").unwrap();
    assert_eq!(exam, Exam::default());
}

#[test]
fn the_error_lists_every_violation() {
    let json = r#"{"studentName":" ","math":160,"phys":101}"#;
    let err = serde_json::from_str::<Exam>(json).unwrap_err().to_string();
    assert_eq!(
        err,
        "student_name: \"\" is not 1..=40 characters long\n\
         math: 160 is not within 0..=100\n\
         physics: 101 is not within 0..=100"
    );
    let err = serde_json::from_str::<Exam>(r#"{"math":0}"#).unwrap_err();
    assert_eq!(err.to_string(), "no marks");
}

#[test]
fn the_attributes_of_serde_hold() {
    let err = serde_json::from_str::<Exam>(r#"{"maths":1}"#).unwrap_err();
    assert!(
        err.to_string().starts_with("unknown field `maths`"),
        "{err}"
    );
}

validated_struct! {
    #[derive(Debug, Serialize, Deserialize)]
    struct Lines<'a, T: Clone> {
        #[serde(borrow)]
        title: (&'a str) in chars(1..),
        exams: Vec<Exam> in len(..=2),
        rest: Vec<T>,
    }
}

#[test]
fn nested_and_generic_structs() {
    let json = r#"{"title":"t","exams":[{},{"math":1}],"rest":[1]}"#;
    let lines: Lines<'_, u8> = serde_json::from_str(json).unwrap();
    assert_eq!(lines.exams()[1].math(), 1);
    let bad = r#"{"title":"t","exams":[{"math":101}],"rest":[]}"#;
    let err = serde_json::from_str::<Lines<'_, u8>>(bad).unwrap_err();
    assert!(
        err.to_string().contains("math: 101 is not within 0..=100"),
        "{err}"
    );
}

#[test]
fn a_rejection_for_a_web_client() {
    validated_struct! {
        #[derive(Debug)]
        struct Order {
            count: u8 in 1..10,
            tags: Vec<String> in each(chars(1..=3)),
            size: String in one_of(["S", "M"]),
            pin: inbounds::Secret<u16> in 1000..,
        }
        ensure { |order| order.count != 7 => "no seven" at [count] }
    }
    let err = Order::new(10, vec!["a".into(), "long".into()], "XL", 7.into()).unwrap_err();
    assert_eq!(
        serde_json::to_value(&err).unwrap(),
        serde_json::json!({ "title": "Unprocessable Content", "status": 422, "errors": [
            {
                "pointer": "/count", "code": "range", "value": 10,
                "constraint": { "code": "range", "minimum": 1, "exclusiveMaximum": 10 },
                "detail": "10 is not within 1..10",
            },
            {
                "pointer": "/tags/1", "code": "length", "value": "long",
                "constraint": { "code": "length", "unit": "chars", "minimum": 1, "maximum": 3 },
                "detail": "\"long\" is not 1..=3 characters long",
            },
            {
                "pointer": "/size", "code": "one_of", "value": "XL",
                "constraint": { "code": "one_of", "values": ["S", "M"] },
                "detail": "\"XL\" is not one of \"S\", \"M\"",
            },
            {
                "pointer": "/pin", "code": "range",
                "constraint": { "code": "range", "minimum": 1000 },
                "detail": "<secret> is not at least 1000",
            },
        ]})
    );
    let err = Order::new(7, vec![], "S", 1000.into()).unwrap_err();
    let error = &serde_json::to_value(&err).unwrap()["errors"][0];
    assert_eq!(error["pointer"], "/count");
    let err = err.translated(|_| Some("keine Sieben".to_owned()));
    let error = &serde_json::to_value(&err).unwrap()["errors"][0];
    assert_eq!(
        (&error["code"], &error["detail"]),
        (&"ensure".into(), &"keine Sieben".into())
    );
}

#[test]
fn unchecked_fields_are_reported_with_all_the_others() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Address { street: String in chars(1..), zip: u32 in 1000..=9999 }
    }
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Person { name: String in chars(1..), address: AddressFields in valid() }
    }
    let json = r#"{ "name": "", "address": { "street": "", "zip": 7 } }"#;
    let err = serde_json::from_str::<Person>(json)
        .unwrap_err()
        .to_string();
    for path in ["name", "address.street", "address.zip"] {
        assert!(err.contains(&format!("{path}: ")), "{path} is not in {err}");
    }
}

#[test]
fn a_newtype_is_read_as_the_bare_value() {
    validated_struct! {
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        struct Grade(u8 in 1..=6);
    }
    let grade: Grade = serde_json::from_str("2").unwrap();
    assert_eq!(
        (grade.value(), serde_json::to_string(&grade).unwrap()),
        (2, "2".to_owned())
    );
    let err = serde_json::from_str::<Grade>("7").unwrap_err();
    assert!(err.to_string().contains("7 is not within 1..=6"), "{err}");
}

#[test]
fn a_value_that_no_format_holds_as_a_number_is_text() {
    validated_struct! {
        #[derive(Debug)]
        struct Wide {
            least: i128 in above(i128::MIN),
            greatest: u128 in ..u128::MAX,
            small: u128 in ..=9,
            list: f64 in one_of([f64::INFINITY, 0.5]),
            end: f64 in above(f64::NEG_INFINITY),
        }
    }
    let err = Wide::new(i128::MIN, u128::MAX, 10, 1.0, f64::NAN).unwrap_err();
    let json = serde_json::to_value(&err).unwrap();
    let constraints: Vec<&serde_json::Value> =
        (0..5).map(|i| &json["errors"][i]["constraint"]).collect();
    assert_eq!(constraints[0]["exclusiveMinimum"], i128::MIN.to_string());
    assert_eq!(constraints[1]["exclusiveMaximum"], u128::MAX.to_string());
    assert_eq!(constraints[2]["maximum"], 9);
    assert_eq!(constraints[3]["values"], serde_json::json!(["inf", 0.5]));
    assert_eq!(constraints[4]["exclusiveMinimum"], "-inf");
    assert_eq!(
        json["errors"][1]["detail"],
        format!("{0} is not below {0}", u128::MAX)
    );
}

#[test]
fn names_are_stable() {
    use inbounds::constraint::{Format, Unit};

    let units = [
        Unit::Chars,
        Unit::Bytes,
        Unit::Utf16,
        Unit::Graphemes,
        Unit::Items,
    ];
    assert_eq!(
        serde_json::to_value(units).unwrap(),
        serde_json::json!(["chars", "bytes", "utf16", "graphemes", "items"])
    );
    for format in [Format::Ipv4, Format::Email, Format::Alphanumeric] {
        assert_eq!(serde_json::to_value(format).unwrap(), format.name());
    }
}

#[test]
fn a_long_error_is_cut_and_counted() {
    validated_struct! {
        #[derive(Debug)]
        struct Data { bytes: Vec<u8> in (each(..=9), unique()) }
    }
    let err = Data::new(vec![10; 1000]).unwrap_err();
    let json = serde_json::to_value(&err).unwrap();
    assert_eq!(json["errors"].as_array().unwrap().len(), 100);
    assert_eq!(json["omitted"], 1899);
    let json = serde_json::to_value(err.violations_up_to(1001)).unwrap();
    assert_eq!(json["errors"][1000]["duplicateOf"], 0);
    let json = serde_json::to_value(Data::new(vec![10]).unwrap_err()).unwrap();
    assert!(json.get("omitted").is_none() && json["errors"][0].get("duplicateOf").is_none());
}

#[test]
fn what_is_deserialized_has_a_site_that_says_so() {
    validated_struct! { #[derive(Serialize, Deserialize)] struct Read: weak { math: u8 in 0..=100 } }
    let read: Vec<Read> = serde_json::from_str(r#"[{"math": 1}, {"math": 2}]"#).unwrap();
    let sites = Read::instances().by_site();
    assert_eq!((sites.len(), sites[0].live), (1, 2));
    assert!(sites[0].site.is_deserialized());
    assert_eq!(sites[0].site.to_string(), "deserialized");
    drop(read);
}
