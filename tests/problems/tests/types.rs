//! Types of serde's derive and of other crates: what is wrong with a document is found, all of it, and
//! where it is.
#![allow(
    dead_code,
    clippy::items_after_statements,
    reason = "types that are there to be read, each beside its document"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use problems_tests::{ID, assert_problems, problems};
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

#[derive(Debug, Deserialize)]
struct Flat {
    a: u8,
    b: String,
    c: bool,
}

#[test]
fn leaves() {
    let types = [("/a", "type"), ("/b", "type"), ("/c", "type")];
    assert_problems::<Flat>(r#"{"a": "x", "b": 1, "c": 0}"#, &types);
    assert_problems::<Flat>(
        r#"["x", 1, 2]"#,
        &[("/0", "type"), ("/1", "type"), ("/2", "type")],
    );
}

#[test]
fn all_that_is_missing() {
    let all = [("/a", "required"), ("/b", "required"), ("/c", "required")];
    assert_problems::<Flat>("{}", &all);
}

#[test]
fn the_whole_document() {
    assert_problems::<Flat>("7", &[("", "type")]);
    assert_problems::<u8>("300", &[("", "range")]);
    assert_problems::<Vec<u8>>("{}", &[("", "type")]);
}

#[test]
fn positions_are_in_characters() {
    let problems = problems::<Flat>("{\n  \"b\": \"é\", \"a\": 300,\n  \"c\": \"no\"\n}");
    let at: Vec<_> = problems
        .iter()
        .map(|problem| {
            let at = problem.position().unwrap();
            (problem.pointer(), at.line, at.column)
        })
        .collect();
    assert_eq!(at, [("/a", 2, 18), ("/c", 3, 8)]);
}

#[test]
fn names_are_those_of_the_document() {
    #[derive(Debug, Deserialize)]
    struct Renamed {
        #[serde(rename = "first-name", alias = "fn", alias = "zz")]
        a: String,
        #[serde(rename(deserialize = "N"))]
        n: u8,
    }
    assert_problems::<Renamed>(r#"{"fn": 1, "N": -1}"#, &[("/fn", "type"), ("/N", "range")]);
    let missing = [("/first-name", "required"), ("/N", "required")];
    assert_problems::<Renamed>(r#"{"n": 1}"#, &missing);
    let twice = [("/N", "range"), ("/zz", "duplicate_field")];
    assert_problems::<Renamed>(r#"{"fn": "x", "zz": "y", "N": 500}"#, &twice);
}

#[test]
fn defaults_and_skipped_fields() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Skips {
        #[serde(default)]
        a: u8,
        #[serde(skip)]
        b: u8,
        d: u8,
    }
    assert_problems::<Skips>(r#"{"a": "x"}"#, &[("/a", "type"), ("/d", "required")]);
    assert_problems::<Skips>(r#"{"b": 1, "d": 3}"#, &[("/b", "unknown_field")]);

    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Optional {
        a: u8,
        b: u8,
    }
    let unknown = [
        ("/x", "unknown_field"),
        ("/y", "unknown_field"),
        ("/a", "type"),
    ];
    assert_problems::<Optional>(r#"{"x": 1, "a": "q", "y": 2}"#, &unknown);
}

#[test]
fn flattened() {
    #[derive(Debug, Deserialize)]
    struct Inner {
        x: u8,
        y: String,
    }
    #[derive(Debug, Deserialize)]
    struct Outer {
        a: u8,
        #[serde(flatten)]
        inner: Inner,
        z: bool,
    }
    assert_problems::<Outer>(
        r#"{"a": "q", "x": "w", "y": 5, "z": 1}"#,
        &[
            ("/a", "type"),
            ("/x", "type"),
            ("/y", "type"),
            ("/z", "type"),
        ],
    );
    assert_problems::<Outer>(
        r#"{"a": 999, "x": 900}"#,
        &[
            ("/a", "range"),
            ("/x", "range"),
            ("/y", "required"),
            ("/z", "required"),
        ],
    );
    assert_problems::<Outer>(
        "{}",
        &[
            ("/a", "required"),
            ("/x", "required"),
            ("/y", "required"),
            ("/z", "required"),
        ],
    );

    #[derive(Debug, Deserialize)]
    struct Rest {
        a: u8,
        #[serde(flatten)]
        rest: HashMap<String, u32>,
    }
    assert_problems::<Rest>(
        r#"{"a": -1, "k": 1, "l": "x"}"#,
        &[("/a", "range"), ("/l", "type")],
    );

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Denies {
        a: u8,
        #[serde(flatten)]
        inner: X,
    }
    #[derive(Debug, Deserialize)]
    struct X {
        x: u8,
    }
    assert_problems::<Denies>(
        r#"{"a": 1, "x": 2, "q": 3, "r": 4, "s": null}"#,
        &[
            ("/q", "unknown_field"),
            ("/r", "unknown_field"),
            ("/s", "unknown_field"),
        ],
    );
}

#[test]
fn equal_values_in_a_flattened_part() {
    #[derive(Debug, Deserialize)]
    struct Inner {
        x: u8,
        y: String,
    }
    #[derive(Debug, Deserialize)]
    struct Outer {
        #[serde(flatten)]
        inner: Inner,
        n: u8,
    }
    let expected = [("/x", "type"), ("/n", "type")];
    assert_problems::<Outer>(r#"{"x": "s", "y": "s", "n": "s"}"#, &expected);
    assert_problems::<Outer>(r#"{"y": "s", "x": "s", "n": "s"}"#, &expected);
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
enum Shape {
    Circle { r: u32, name: String },
    Box { w: u32, h: u32 },
}

#[test]
fn tagged_inside() {
    #[derive(Debug, Deserialize)]
    struct Document {
        shapes: Vec<Shape>,
        n: u8,
    }
    assert_problems::<Document>(
        r#"{"shapes": [{"type": "Circle", "r": "big", "name": 5}, {"type": "Hex"},
            {"type": "Box", "w": 1}, {"w": 1}], "n": 256}"#,
        &[
            ("/shapes/0/r", "type"),
            ("/shapes/0/name", "type"),
            ("/shapes/1/type", "one_of"),
            ("/shapes/2/h", "required"),
            ("/shapes/3/type", "required"),
            ("/n", "range"),
        ],
    );
}

#[test]
fn tagged_inside_with_structs_inside() {
    #[derive(Debug, Deserialize)]
    struct Point {
        x: u8,
        y: u8,
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    enum Event {
        Move { to: Point, who: String },
        Stop(Point),
    }
    assert_problems::<Vec<Event>>(
        r#"[{"kind": "move", "to": {"x": 1, "y": 999}, "who": "a"}, {"kind": "stop", "x": 1},
            {"kind": "move", "to": {"x": 1}, "who": "b"}]"#,
        &[
            ("/0/to/y", "range"),
            ("/1/y", "required"),
            ("/2/to/y", "required"),
        ],
    );

    #[derive(Debug, Deserialize)]
    #[serde(tag = "t")]
    enum Alike {
        A {
            a: bool,
            b: u8,
            c: u8,
            d: String,
            e: Vec<u8>,
            f: Option<bool>,
        },
    }
    assert_problems::<Alike>(
        r#"{"a": true, "b": true, "c": true, "d": true, "e": [true, 1, true], "f": true, "t": "A"}"#,
        &[
            ("/b", "type"),
            ("/c", "type"),
            ("/d", "type"),
            ("/e/0", "type"),
            ("/e/2", "type"),
        ],
    );
}

#[test]
fn parsers_in_a_buffer() {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "method")]
    enum Payment {
        Card {
            token: String,
            id: Uuid,
        },
        Invoice {
            note: String,
            due: chrono::NaiveDate,
            days: u8,
        },
    }
    #[derive(Debug, Deserialize)]
    struct Inner {
        note: String,
        day: chrono::NaiveDate,
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        payments: Vec<Payment>,
        #[serde(flatten)]
        inner: Inner,
        n: u8,
    }
    assert_problems::<Document>(
        r#"{"payments": [{"method": "Card", "token": "t", "id": "x"},
            {"method": "Invoice", "note": "x", "due": "x"}], "note": "y", "day": "x", "n": "x"}"#,
        &[
            ("/payments/0/id", "invalid"),
            ("/payments/1/due", "invalid"),
            ("/payments/1/days", "required"),
            ("/day", "invalid"),
            ("/n", "type"),
        ],
    );
}

#[test]
fn tagged_beside() {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        A(u8),
        B { x: String, y: bool },
        U,
    }
    assert_problems::<Vec<Adjacent>>(
        r#"[{"t": "A", "c": 300}, {"t": "B", "c": {"x": 1}}, {"t": "Z", "c": {"x": 1}}, {"c": 1},
            {"t": "A"}, {"t":"U"}]"#,
        &[
            ("/0/c", "range"),
            ("/1/c/x", "type"),
            ("/1/c/y", "required"),
            ("/2/t", "one_of"),
            ("/3/t", "required"),
            ("/4/c", "required"),
        ],
    );
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Open,
    Paid { at: u64, by: String },
    Sent(u32),
    Both(u8, u8),
}

#[test]
fn tagged_outside() {
    assert_problems::<Vec<Status>>(
        r#"["open", "closed", {"sent": "x"}, {"paid": {"at": 1}}, {"paid": null}, {"both": [1]},
            {"both": [1, "x"]}, {"a": 1, "b": 2}, 5, {"sent": 5}, "sent", {"open": null}]"#,
        &[
            ("/1", "one_of"),
            ("/2/sent", "type"),
            ("/3/paid/by", "required"),
            ("/4/paid", "type"),
            ("/5/both", "length"),
            ("/6/both/1", "type"),
            ("/7", "length"),
            ("/8", "type"),
            ("/10", "type"),
        ],
    );
}

#[test]
fn untagged() {
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Number(u8),
        Struct { a: String },
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        v: Vec<Untagged>,
        w: bool,
    }
    assert_problems::<Document>(
        r#"{"v": [1, "x", {"a": 1}, {"a": "ok"}], "w": null}"#,
        &[("/v/1", "invalid"), ("/v/2", "invalid"), ("/w", "type")],
    );
}

#[test]
fn what_holds_others() {
    #[derive(Debug, Deserialize)]
    struct Options {
        a: Option<u8>,
        b: Option<Box<Flat>>,
        c: Box<u8>,
    }
    assert_problems::<Options>(
        r#"{"a": "x", "b": {"a": 1, "b": 2, "c": 3}, "c": null}"#,
        &[
            ("/a", "type"),
            ("/b/b", "type"),
            ("/b/c", "type"),
            ("/c", "type"),
        ],
    );

    #[derive(Debug, Deserialize)]
    struct Newtype(u8);
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Transparent {
        v: Vec<Newtype>,
    }
    assert_problems::<HashMap<String, Transparent>>(
        r#"{"a": [1, -1, "x"], "b/~": 5}"#,
        &[("/a/1", "range"), ("/a/2", "type"), ("/b~1~0", "type")],
    );
}

#[test]
fn keys() {
    assert_problems::<HashMap<u32, bool>>(
        r#"{"1": true, "x": true, "2": 5, "-3": false}"#,
        &[("/x", "key"), ("/-3", "key"), ("/2", "type")],
    );

    #[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
    enum Key {
        A,
        B,
    }
    let expected = [("/C", "key"), ("/B", "range")];
    assert_problems::<BTreeMap<Key, u8>>(r#"{"A": 1, "C": 2, "B": -2}"#, &expected);
}

#[test]
fn tuples_and_arrays() {
    type Tuple = (u8, String, bool);
    assert_problems::<Tuple>(
        r#"["x", 1, 2]"#,
        &[("/0", "type"), ("/1", "type"), ("/2", "type")],
    );
    assert_problems::<Tuple>("[1]", &[("", "length")]);
    assert_problems::<[u8; 2]>("[1, 2, 3]", &[("", "length")]);
    assert_problems::<(Uuid, Uuid, u8)>(
        r#"["a", "b", "c"]"#,
        &[("/0", "invalid"), ("/1", "invalid"), ("/2", "type")],
    );
}

#[test]
fn borrowed_text() {
    #[derive(Debug, Deserialize)]
    struct Borrowed<'a> {
        s: &'a str,
        #[serde(borrow)]
        c: Cow<'a, str>,
        n: u8,
    }
    assert_problems::<Borrowed<'_>>(
        r#"{"s": "p", "c": "e\nscaped", "n": "x"}"#,
        &[("/n", "type")],
    );
    assert_problems::<Borrowed<'_>>(
        r#"{"s": "es\ncaped", "c": 1}"#,
        &[("/s", "type"), ("/c", "type"), ("/n", "required")],
    );
}

#[test]
fn numbers_at_their_limits() {
    #[derive(Debug, Deserialize)]
    struct Big {
        a: i128,
        b: u128,
        c: u64,
        d: i64,
        e: f32,
    }
    let max = i128::MAX;
    assert_problems::<Big>(
        &format!(
            r#"{{"a": {max}, "b": {}, "c": 18446744073709551616, "d": 9223372036854775808, "e": "x"}}"#,
            u128::MAX
        ),
        &[("/c", "type"), ("/d", "range"), ("/e", "type")],
    );
    assert_problems::<Big>(
        r#"{"a": 1, "b": -1, "c": 1.5, "d": 1, "e": 1}"#,
        &[("/b", "range"), ("/c", "type")],
    );
}

#[test]
fn small_types() {
    #[derive(Debug, Deserialize)]
    struct Unit;
    #[derive(Debug, Deserialize)]
    struct Small {
        c: char,
        d: char,
        u: (),
        v: Unit,
        n: std::num::NonZeroU8,
        s: Option<()>,
    }
    let problems = problems::<Small>(r#"{"c": "ab", "d": 5, "u": 1, "v": "x", "n": 0, "s": 1}"#);
    let shown: Vec<String> = problems
        .iter()
        .map(|it| format!("{} {}", it.pointer(), it.message()))
        .collect();
    assert_eq!(
        shown,
        [
            "/c \"ab\" is not a single character",
            "/d 5 is not a single character",
            "/u 1 is not null",
            "/v \"x\" is not null",
            "/n 0 is not within 1..=255",
            "/s 1 is not null",
        ]
    );
}

#[test]
fn functions_that_read() {
    fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = <Cow<'_, str>>::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(D::Error::custom)
    }
    #[derive(Debug, Deserialize)]
    struct With {
        #[serde(deserialize_with = "hex")]
        a: u32,
        #[serde(deserialize_with = "hex")]
        b: u32,
        c: u8,
        #[serde(with = "chrono::serde::ts_seconds")]
        t: chrono::DateTime<chrono::Utc>,
        d: String,
    }
    assert_problems::<With>(
        r#"{"a": "zz", "b": 5, "c": -1, "t": "x"}"#,
        &[
            ("/a", "invalid"),
            ("/b", "type"),
            ("/c", "range"),
            ("/t", "type"),
            ("/d", "required"),
        ],
    );
}

#[test]
fn conversions() {
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "Flat")]
    struct Tried(u8);
    impl TryFrom<Flat> for Tried {
        type Error = String;
        fn try_from(flat: Flat) -> Result<Self, String> {
            if flat.a < 10 {
                Ok(Tried(flat.a))
            } else {
                Err("ten or more".to_owned())
            }
        }
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        one: Tried,
        two: Tried,
        three: Tried,
        n: u8,
    }
    assert_problems::<Document>(
        r#"{"one": {"a": 50, "b": "", "c": true}, "two": {"a": 5, "b": 5, "c": 6},
            "three": {"a": 500, "b": 1}, "n": []}"#,
        &[
            ("/one", "invalid"),
            ("/two/b", "type"),
            ("/two/c", "type"),
            ("/three/a", "range"),
            ("/three/b", "type"),
            ("/three/c", "required"),
            ("/n", "type"),
        ],
    );
}

#[test]
fn duplicates() {
    assert_problems::<Flat>(
        r#"{"a": 1, "a": 2, "b": 3, "c": true, "b": "x"}"#,
        &[
            ("/a", "duplicate_field"),
            ("/b", "type"),
            ("/b", "duplicate_field"),
        ],
    );
}

/// A type that takes one text only.
#[derive(Debug)]
struct Stubborn;

impl<'de> Deserialize<'de> for Stubborn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "the one" => Ok(Stubborn),
            _ => Err(D::Error::custom("not the one")),
        }
    }
}

#[test]
fn what_nothing_stands_in_for() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Part {
        never: Stubborn,
        x: u8,
        y: u8,
        miss: u8,
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        s: Part,
        t: Part,
        more: u8,
    }
    // Everything beside it is found, but not what the struct lacks.
    assert_problems::<Document>(
        r#"{"s": {"never": "a", "x": "b", "y": 400},
            "t": {"never": "c", "x": 1, "y": "d", "q": 1}, "more": "e"}"#,
        &[
            ("/s/never", "invalid"),
            ("/s/x", "type"),
            ("/s/y", "range"),
            ("/t/never", "invalid"),
            ("/t/y", "type"),
            ("/t/q", "unknown_field"),
            ("/more", "type"),
        ],
    );
    // A good one elsewhere in the document replaces it.
    assert_problems::<Document>(
        r#"{"s": {"never": "the one", "x": "b", "y": 400},
            "t": {"never": "c", "x": 1, "y": "d"}, "more": "e"}"#,
        &[
            ("/s/miss", "required"),
            ("/s/x", "type"),
            ("/s/y", "range"),
            ("/t/never", "invalid"),
            ("/t/y", "type"),
            ("/t/miss", "required"),
            ("/more", "type"),
        ],
    );
}

#[test]
fn types_of_the_standard_library() {
    #[derive(Debug, Deserialize)]
    struct Std {
        ip: std::net::IpAddr,
        duration: std::time::Duration,
        path: std::path::PathBuf,
        range: std::ops::Range<u8>,
        miss: u8,
        result: Result<u8, String>,
    }
    assert_problems::<Std>(
        r#"{"ip": "x", "duration": {"secs": -1}, "path": 5, "range": {"start": 1, "end": 300},
            "result": {"Ok": "x"}}"#,
        &[
            ("/ip", "invalid"),
            ("/duration/secs", "range"),
            ("/duration/nanos", "required"),
            ("/path", "type"),
            ("/range/end", "range"),
            ("/miss", "required"),
            ("/result/Ok", "type"),
        ],
    );
}

#[test]
fn values_of_serde_json() {
    #[derive(Debug, Deserialize)]
    struct Values {
        v: serde_json::Value,
        n: u8,
        m: serde_json::Map<String, serde_json::Value>,
        num: serde_json::Number,
    }
    assert_problems::<Values>(
        r#"{"v": {"a": [1]}, "n": "x", "m": [], "num": "x"}"#,
        &[("/n", "type"), ("/m", "type"), ("/num", "type")],
    );
}

#[test]
fn types_that_hold_themselves() {
    #[derive(Debug, Deserialize)]
    enum Expr {
        Neg(Box<Expr>),
        Add(Box<Expr>, Box<Expr>),
        Lit(i64),
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        e: Expr,
        f: Expr,
        n: u8,
    }
    assert_problems::<Document>(
        r#"{"f": {"Add": [{"Lit": "x"}, {"Neg": {"Foo": 1}}]}, "n": -1}"#,
        &[
            ("/e", "required"),
            ("/f/Add/0/Lit", "type"),
            ("/f/Add/1/Neg", "one_of"),
            ("/n", "range"),
        ],
    );
}

#[test]
fn a_visitor_that_takes_more_than_it_asks_for() {
    #[derive(Debug)]
    struct Lenient;
    impl<'de> Deserialize<'de> for Lenient {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct NumberOrText;
            impl Visitor<'_> for NumberOrText {
                type Value = Lenient;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a number or text")
                }
                fn visit_u64<E>(self, _: u64) -> Result<Lenient, E> {
                    Ok(Lenient)
                }
                fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Lenient, E> {
                    text.parse::<u64>().map(|_| Lenient).map_err(E::custom)
                }
            }
            deserializer.deserialize_u64(NumberOrText)
        }
    }
    #[derive(Debug, Deserialize)]
    struct Document {
        a: Lenient,
        b: Lenient,
        c: u8,
    }
    let expected = [("/b", "invalid"), ("/c", "range")];
    assert_problems::<Document>(r#"{"a": "12", "b": "x", "c": -1}"#, &expected);
}

#[test]
fn serde_with_as() {
    use serde_with::{DisplayFromStr, serde_as};

    #[serde_as]
    #[derive(Debug, Deserialize)]
    struct Document {
        #[serde_as(as = "DisplayFromStr")]
        a: u32,
        #[serde_as(as = "Vec<DisplayFromStr>")]
        b: Vec<u32>,
        c: u8,
    }
    assert_problems::<Document>(
        r#"{"a": "x", "b": ["1", "y", "2", "z"], "c": null}"#,
        &[
            ("/a", "invalid"),
            ("/b/1", "invalid"),
            ("/b/3", "invalid"),
            ("/c", "type"),
        ],
    );
}

#[test]
fn syntax() {
    assert_problems::<Flat>(r#"{"a": "x", "b": }"#, &[("", "syntax")]);
    assert_problems::<Flat>(r#"{"a": 1, "b": "", "c": true} x"#, &[("", "syntax")]);
    let problems = problems::<Flat>("{\n \"é\": ]");
    let at = problems.as_slice()[0].position().unwrap();
    assert_eq!((at.line, at.column), (2, 7));
    assert_eq!(problems.to_string(), "2:7: expected value");
    let bytes = b"{\"b\": \"\xff\"}";
    assert_eq!(
        inbounds::json::from_slice::<Flat>(bytes)
            .unwrap_err()
            .status(),
        400
    );
}

#[test]
fn decimals_dates_and_uuids() {
    #[derive(Debug, Deserialize)]
    struct Document {
        id: Uuid,
        price: rust_decimal::Decimal,
        day: chrono::NaiveDate,
        at: chrono::DateTime<chrono::Utc>,
        miss: u8,
    }
    let text = r#"{"id": "x", "price": "1,5", "day": "2024-02-30", "at": "now"}"#;
    assert_problems::<Document>(
        text,
        &[
            ("/id", "invalid"),
            ("/price", "invalid"),
            ("/day", "invalid"),
            ("/at", "invalid"),
            ("/miss", "required"),
        ],
    );
    let fine = format!(
        r#"{{"id": "{ID}", "price": "1.5", "day": "2024-02-29",
        "at": "2024-02-29T00:00:00Z", "miss": 1}}"#
    );
    assert!(inbounds::json::from_str::<Document>(&fine).is_ok());
}
