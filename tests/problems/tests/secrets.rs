//! Whatever is where a secret is expected, and wherever that is: no problem shows it.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use inbounds::Secret;
use inbounds::prelude::*;
use problems_tests::{Document, shown};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Debug, Deserialize)]
struct Wrapped(Secret<String>);

#[derive(Debug, Deserialize)]
struct Pair(Secret<String>, Secret<u8>);

#[derive(Debug, Deserialize)]
struct Named {
    value: Secret<String>,
}

#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Transparent {
    value: Secret<String>,
}

#[derive(Debug, Deserialize)]
enum External {
    A(Secret<String>),
    B { value: Secret<String> },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A(Secret<String>),
    B { value: Secret<String> },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t")]
enum Internal {
    A { value: Secret<String> },
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Pin(Secret<String> in chars(10..));
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Bare(Secret<String>);
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Account {
        wrapped: Wrapped,
        named: Option<Named> in satisfies(|it: &Named| it.value.expose().len() > 10, "long"),
        words: Secret<Vec<String>> in each(chars(10..)),
        pin: Pin,
    }
}

fn check<T: DeserializeOwned + Debug>(values: &[&str]) {
    for value in values {
        let text = format!(r#"{{"f": {value}}}"#);
        let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
        for result in [
            inbounds::json::from_str::<Document<T>>(&text),
            inbounds::json::from_value::<Document<T>>(&parsed),
        ] {
            let Err(problems) = result else { continue };
            let shown = shown(&problems);
            let what = std::any::type_name::<T>();
            assert!(
                !shown.contains("hunter") && !shown.contains("1337"),
                "{what} of {value}: {shown}"
            );
        }
    }
}

#[test]
fn no_problem_shows_what_is_in_the_place_of_a_secret() {
    let whole = [
        r#""hunter2""#,
        "1337",
        "1337.5",
        "true",
        "null",
        r#"["hunter2"]"#,
        "[1337]",
        r#"[["hunter2"], 1337]"#,
        r#"{"value": 1337}"#,
        r#"{"value": ["hunter2"]}"#,
        r#"{"0": "hunter2"}"#,
    ];
    check::<Wrapped>(&whole);
    check::<Option<Wrapped>>(&whole);
    check::<Pair>(&whole);
    check::<Named>(&whole);
    check::<Transparent>(&whole);
    check::<Pin>(&whole);
    check::<Bare>(&whole);
    check::<Account>(&whole);
    check::<Vec<Wrapped>>(&[r#"[1337, "hunter2", {"hunter2": 1}]"#]);
    check::<BTreeMap<String, Pin>>(&[r#"{"a": 1337, "b": "hunter2", "c": ["hunter2"]}"#]);
    check::<External>(&[
        r#"{"A": 1337}"#,
        r#"{"A": ["hunter2"]}"#,
        r#"{"B": 1337}"#,
        r#"{"B": {"value": 1337}}"#,
    ]);
    check::<Adjacent>(&[
        r#"{"t": "A", "c": 1337}"#,
        r#"{"c": {"hunter2": 1337}, "t": "A"}"#,
        r#"{"t": "B", "c": "hunter2"}"#,
        r#"{"t": "B", "c": {"value": 1337}}"#,
    ]);
    check::<Internal>(&[
        r#"{"t": "A", "value": 1337}"#,
        r#"{"value": ["hunter2"], "t": "A"}"#,
    ]);
    check::<Account>(&[
        r#"{"wrapped": 1337, "named": {"value": "hunter2"}, "words": ["hunter2"], "pin": "hunter2"}"#,
        r#"{"wrapped": [1337], "named": 1337, "words": "hunter2", "pin": {"value": "hunter2"}}"#,
        r#"{"wrapped": {"hunter2": 1}, "named": {"value": 1337}, "words": [1337], "pin": 1337}"#,
    ]);
}

#[test]
fn what_is_beside_a_secret_is_shown() {
    #[derive(Debug, Deserialize)]
    struct Beside {
        f: Account,
        n: u8,
    }
    let text = r#"{"f": {"wrapped": "x", "named": {"value": 1}, "words": [], "pin": 5, "n": 1}, "n": "seven"}"#;
    let problems = inbounds::json::from_str::<Beside>(text).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|it| (it.pointer(), it.code()))
        .collect();
    let expected = [
        ("/f/named/value", "invalid"),
        ("/f/pin", "invalid"),
        ("/n", "type"),
    ];
    assert_eq!(found, expected);
    assert!(shown(&problems).contains("seven"));
}

#[test]
fn what_is_in_the_place_of_a_list_or_an_object_is_not_shown() {
    #[derive(Debug, Deserialize)]
    struct Optional {
        pin: Option<Secret<u16>>,
        #[serde(default)]
        pins: Vec<Secret<u16>>,
    }
    #[derive(Debug, Deserialize)]
    enum Either {
        Nothing,
        Pin(Secret<u16>),
    }
    let scalars = [r#""hunter2""#, "1337", "1337.5"];
    check::<Vec<Secret<String>>>(&scalars);
    check::<Option<Vec<Named>>>(&scalars);
    check::<BTreeMap<String, Secret<String>>>(&scalars);
    check::<BTreeMap<Secret<String>, u8>>(&scalars);
    check::<[Secret<u16>; 2]>(&scalars);
    check::<(Option<Secret<u16>>, u8)>(&scalars);
    check::<Optional>(&scalars);
    check::<Internal>(&scalars);
    check::<Either>(&["1337"]);
    let problems = inbounds::json::from_str::<Document<Vec<Named>>>(r#"{"f": "hunter2"}"#);
    let problems = problems.unwrap_err();
    assert_eq!(problems.to_string(), "1:7 /f: a string is not an array");
    assert_eq!(problems.as_slice()[0].value(), None);
}
