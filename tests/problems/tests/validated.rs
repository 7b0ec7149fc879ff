//! Validated structs in a document: every violation, by the names of the document.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::HashMap;

use inbounds::Secret;
use inbounds::prelude::*;
use problems_tests::{assert_problems, problems};
use serde::Deserialize;
use uuid::Uuid;

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Span {
        low_end: i32 in 6..,
        high_end: i32,
    }
    ensure { |span| span.low_end < span.high_end => "low is not below high" }
}

#[test]
fn at_any_depth() {
    #[derive(Debug, Deserialize)]
    struct Document {
        a: Span,
        b: Vec<Span>,
        c: Option<Span>,
        e: HashMap<String, Box<Span>>,
        f: u8,
    }
    assert_problems::<Document>(
        r#"{"a": {"lowEnd": 1, "highEnd": 9},
            "b": [{"lowEnd": 6, "highEnd": 9}, {"lowEnd": 7, "highEnd": 2},
                  {"lowEnd": 0, "highEnd": "x"}, {"lowEnd": 6}],
            "c": {"lowEnd": "y", "highEnd": 1},
            "e": {"k": {"lowEnd": 2, "highEnd": 1}, "l": {"lowEnd": 10, "highEnd": 1}},
            "f": 256}"#,
        &[
            ("/a/lowEnd", "range"),
            ("/b/1", "ensure"),
            ("/b/2/lowEnd", "range"),
            ("/b/2/highEnd", "type"),
            ("/b/3/highEnd", "required"),
            ("/c/lowEnd", "type"),
            ("/e/k/lowEnd", "range"),
            ("/e/l", "ensure"),
            ("/f", "range"),
        ],
    );
}

#[test]
fn in_each_other() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Leaf { v: u8 in 1.. }
    }
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Middle { leaf: Leaf, w: u8 in ..9 }
        ensure { |middle| middle.leaf.v() != middle.w => "equal" }
    }
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Top { middles: Vec<Middle> in len(..=3), x: String in chars(1..) }
    }
    assert_problems::<Top>(
        r#"{"middles": [{"leaf": {"v": 0}, "w": 99}, {"leaf": {"v": 3}, "w": 3},
            {"leaf": {"v": 3}, "w": 33}, {"leaf": {"v": "t"}, "w": 20}], "x": ""}"#,
        &[
            ("/middles/0/leaf/v", "range"),
            ("/middles/0/w", "range"),
            ("/middles/1", "ensure"),
            ("/middles/2/w", "range"),
            ("/middles/3/leaf/v", "type"),
            ("/middles/3/w", "range"),
            ("/x", "length"),
        ],
    );
}

#[test]
fn names_with_aliases_and_skipped_fields() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        struct Named {
            #[serde(alias = "aa", alias = "zz")]
            first_one: u8 in 1..,
            #[serde(skip)]
            hidden: u8,
            #[serde(rename = "ID")]
            id: Uuid in satisfies(|id: &Uuid| !id.is_nil(), "a UUID other than nil"),
            last_one: Vec<u8> in len(2..),
            #[serde(default)]
            opt_one: u8 in 1..,
        }
    }
    assert_problems::<Named>(
        r#"{"zz": 0, "ID": "00000000-0000-0000-0000-000000000000", "last-one": []}"#,
        &[
            ("/zz", "range"),
            ("/ID", "satisfies"),
            ("/last-one", "length"),
            ("/opt-one", "range"),
        ],
    );

    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Aliased {
            #[serde(rename = "Q", alias = "a", alias = "z")]
            first: u8 in 1..,
            #[serde(rename = "R", alias = "b")]
            second: chrono::NaiveDate,
            #[serde(rename = "S")]
            third: u8 in 1..,
        }
    }
    let expected = [("/z", "range"), ("/S", "range")];
    assert_problems::<Aliased>(r#"{"z": 0, "R": "2024-01-01", "S": 0}"#, &expected);
}

#[test]
fn flattened() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Inner { the_x: u8 in 1.. }
    }
    #[derive(Debug, Deserialize)]
    struct Plain {
        a: u8,
        #[serde(flatten)]
        inner: Inner,
    }
    assert_problems::<Vec<Plain>>(
        r#"[{"a": 1, "theX": 0}, {"a": "x", "theX": 0}]"#,
        &[("/0/theX", "range"), ("/1/a", "type"), ("/1/theX", "range")],
    );

    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Outer {
            the_name: String in chars(1..),
            #[serde(flatten)]
            inner: Inner,
        }
    }
    assert_problems::<Outer>(r#"{"theName": "", "theX": 1}"#, &[("/theName", "length")]);
    let both = [("/theName", "required"), ("/theX", "range")];
    assert_problems::<Outer>(r#"{"theX": 0}"#, &both);
}

#[test]
fn fields_that_are_checked_by_valid() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Order {
            lines: Vec<SpanFields> in (len(1..), each(valid())),
            limits: HashMap<String, u8> in values(..=9),
        }
    }
    assert_problems::<Order>(
        r#"{"lines": [{"lowEnd": 1, "highEnd": 2}, {"lowEnd": 9, "highEnd": 2}], "limits": {"a/b": 10}}"#,
        &[
            ("/lines/0/lowEnd", "range"),
            ("/lines/1", "ensure"),
            ("/limits/a~1b", "range"),
        ],
    );
}

#[test]
fn a_list_with_bad_elements_is_not_too_short() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Lists { items: Vec<Span> in len(2..), n: u8 }
    }
    assert_problems::<Lists>(
        r#"{"items": [{"lowEnd": 9, "highEnd": 10}, {"lowEnd": "x", "highEnd": 1}, {"highEnd": true}],
            "n": 1}"#,
        &[
            ("/items/1/lowEnd", "type"),
            ("/items/2/lowEnd", "required"),
            ("/items/2/highEnd", "type"),
        ],
    );
}

#[test]
fn rules_for_elements_beside_bad_ones() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Lists {
            ids: Vec<Uuid> in each(satisfies(|id: &Uuid| !id.is_nil(), "a UUID other than nil")),
            numbers: Vec<u8> in each(..=9),
            id: Uuid,
        }
    }
    const NIL: &str = "00000000-0000-0000-0000-000000000000";
    for n in [1, 100] {
        let many = vec!["1"; n].join(",");
        let ids = vec![format!("\"{}\"", problems_tests::ID); n].join(",");
        assert_problems::<Lists>(
            &format!(
                r#"{{"ids": ["x", {ids}, "y", "{NIL}"], "numbers": [-1, {many}, true, 10], "id": ""}}"#
            ),
            &[
                ("/ids/0", "invalid"),
                (&format!("/ids/{}", n + 1), "invalid"),
                (&format!("/ids/{}", n + 2), "satisfies"),
                ("/numbers/0", "range"),
                (&format!("/numbers/{}", n + 1), "type"),
                (&format!("/numbers/{}", n + 2), "range"),
                ("/id", "invalid"),
            ],
        );
    }
}

#[test]
fn lengths_of_long_lists_are_right() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Lists { most: Vec<u8> in len(..=20), least: Vec<u8> in len(20..), id: Uuid }
    }
    let items = vec!["1"; 30].join(",");
    assert_problems::<Lists>(
        &format!(r#"{{"most": [{items}], "least": [{items}], "id": "x"}}"#),
        &[("/most", "length"), ("/id", "invalid")],
    );
}

#[test]
fn newtypes() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(transparent)]
        struct Percent(u8 in 0..=100);
    }
    let expected = [("/1", "range"), ("/2", "range"), ("/3", "type")];
    assert_problems::<Vec<Percent>>(r#"[1, 101, 256, "x"]"#, &expected);
}

#[test]
fn values_are_as_the_document_has_them() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Values {
            name: String via trim in chars(1..=3),
            spans: Vec<Span> in len(..=1),
            tags: Vec<String> in unique(),
        }
    }
    let text = r#"{"name": " long ", "spans": [{"lowEnd": 6, "highEnd": 7}, {"lowEnd": 6, "highEnd": 7}],
        "tags": ["a", "b", "a"]}"#;
    let problems = problems::<Values>(text);
    assert_eq!(
        problems.to_string(),
        "1:10 /name: \"long\" is not 1..=3 characters long\n\
         1:29 /spans: an array of 2 items is not at most 1 item long\n\
         2:28 /tags/2: \"a\" is a duplicate of element 0"
    );
    assert_eq!(problems.as_slice()[0].value(), Some(&" long ".into()));
}

#[test]
fn a_clause_at_several_fields() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Trip { from_day: u8 in 1..=31, to_day: u8 in 1..=31, name: String in chars(1..) }
        ensure { |trip| trip.from_day <= trip.to_day => "it ends before it begins" at [from_day, to_day] }
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        trip: Trip,
    }
    let problems = problems::<Document>(r#"{"trip": {"fromDay": 2, "toDay": 1, "name": "x"}}"#);
    assert_eq!(
        serde_json::to_value(&problems).unwrap()["errors"],
        serde_json::json!([{
            "pointer": "/trip/fromDay",
            "pointers": ["/trip/fromDay", "/trip/toDay"],
            "code": "ensure",
            "detail": "it ends before it begins",
            "constraint": { "code": "ensure" },
            "line": 1,
            "column": 10,
        }])
    );
}

#[test]
fn clauses_at_fields_that_are_valid() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Trip { from: u8 in 1..=31, to: u8 in 1..=31, name: String in (chars(2..), contains("x")) }
        ensure {
            |trip| trip.from <= trip.to => "it ends before it begins" at [from, to],
            |trip| trip.from != 13 => "not on a 13th" at [from],
            |trip| trip.name != "x" => "nothing is said of a wrong field" at [name],
            |trip| trip.from == 0 => "nor if a field is wrong",
        }
    }
    let problems = problems::<Trip>(r#"{"from": 13, "to": 1, "name": "y"}"#);
    let found: Vec<String> = problems
        .iter()
        .map(|it| format!("{} {}", it.pointer(), it.message()))
        .collect();
    assert_eq!(
        found,
        [
            "/from it ends before it begins",
            "/from not on a 13th",
            "/name \"y\" is not at least 2 characters long",
            "/name \"y\" must contain \"x\"",
        ]
    );
    let wrong_type = [("/from", "ensure"), ("/to", "type"), ("/name", "required")];
    assert_problems::<Trip>(r#"{"from": 13, "to": "1"}"#, &wrong_type);
}

#[test]
fn secrets_are_not_shown() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Pin(Secret<String> in chars(4..));
    }
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Login {
            name: String in chars(1..),
            password: Secret<String> in chars(8..),
            codes: Vec<Secret<u32>>,
            inner: Option<Secret<Span>>,
            token: Option<Secret<Uuid>>,
        }
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(Secret<u32>),
        Object { key: Secret<u32> },
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        login: Login,
        either: Vec<Either>,
        n: u8,
    }
    let text = r#"{"login": {"name": "", "password": "hunter2", "codes": ["hunter2", 1],
        "inner": {"lowEnd": 77777, "highEnd": "hunter2"}, "token": "hunter2", "hunter2": 1},
        "either": ["hunter2", {"key": "hunter2"}], "n": "x"}"#;
    assert_problems::<Document>(
        text,
        &[
            ("/login/name", "length"),
            ("/login/password", "length"),
            ("/login/codes/0", "invalid"),
            ("/login/inner", "invalid"),
            ("/login/token", "invalid"),
            ("/either/0", "invalid"),
            ("/either/1", "invalid"),
            ("/n", "type"),
        ],
    );
    let problems = problems::<Document>(text);
    let shown = format!(
        "{problems}{problems:?}{}",
        serde_json::to_string(&problems).unwrap()
    );
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(!shown.contains("77777"), "{shown}");
}

#[test]
fn what_is_read_for_its_problems_is_not_tracked() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Kept: strong { n: u8 in 1.. }
    }
    type Document = (Kept, Vec<Kept>, Uuid);
    let before = Kept::instances().counts();
    let text = r#"[{"n": 1}, [{"n": 0}, {"n": "x"}], "x"]"#;
    let expected = [("/1/0/n", "range"), ("/1/1/n", "type"), ("/2", "invalid")];
    assert_problems::<Document>(text, &expected);
    // The first reading, that of `serde_json`, made one instance and got no further.
    assert_eq!(Kept::instances().counts().retained, before.retained + 1);
    assert_eq!(Kept::instances().counts().created, before.created + 1);
}
