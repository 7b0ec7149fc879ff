//! Secrets do not hide the other problems of a document, and no pointer shows one.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::{BTreeMap, HashMap};

use inbounds::Secret;
use inbounds::error::Problems;
use inbounds::json::from_str;
use inbounds::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn problems<T: DeserializeOwned>(text: &str) -> Problems {
    match from_str::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(problems) => problems,
    }
}

fn found(problems: &Problems) -> Vec<(&str, &str)> {
    problems
        .iter()
        .map(|it| (it.pointer(), it.code()))
        .collect()
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Login {
        name: String in chars(1..=3),
        password: Secret<String> in chars(8..),
        pin: Option<Secret<u8>> in 10..,
        age: u8,
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Pin(Secret<String> in chars(4..));
}

#[derive(Debug, Deserialize)]
struct Plain {
    password: Secret<String>,
    pin: Pin,
    maybe: Secret<Option<u8>>,
    age: u8,
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "t")]
    enum Tagged { A { password: Secret<String> in chars(8..) } }
}

#[test]
fn a_missing_secret_is_one_problem_of_all() {
    assert_eq!(
        found(&problems::<Login>(r#"{"name":"abcd"}"#)),
        [
            ("/password", "required"),
            ("/age", "required"),
            ("/name", "length")
        ]
    );
    assert_eq!(
        found(&problems::<Plain>(r#"{"age":300}"#)),
        [
            ("/password", "required"),
            ("/pin", "required"),
            ("/age", "range")
        ]
    );
    assert_eq!(
        found(&problems::<Tagged>(r#"{"t":"A"}"#)),
        [("/password", "required")]
    );
}

#[test]
fn serde_names_a_missing_secret() {
    let error = serde_json::from_str::<Login>(r#"{"name":"ann","age":1}"#).unwrap_err();
    assert!(error.to_string().starts_with("missing field `password`"));
    let error = serde_json::from_str::<Plain>(r#"{"password":"x","age":1}"#).unwrap_err();
    assert!(error.to_string().starts_with("missing field `pin`"));
    let error = serde_json::from_str::<Plain>(r#"{"password":7654321}"#).unwrap_err();
    assert!(error.to_string().starts_with("invalid secret"));
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Keyed { map: HashMap<Secret<String>, u8> in keys(chars(8..)) }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
    #[serde(transparent)]
    struct Key(Secret<String> in chars(8..));
}

#[test]
fn a_secret_key_is_in_no_problem() {
    fn check<T: DeserializeOwned>(text: &str, pointer: &str) {
        let problems = problems::<T>(text);
        let shown = format!(
            "{problems}\n{problems:?}\n{}",
            serde_json::to_string(&problems).unwrap()
        );
        assert!(!shown.contains("hunter2"), "{shown}");
        assert_eq!(problems.as_slice()[0].pointer(), pointer, "{shown}");
    }
    check::<Keyed>(r#"{"map":{"hunter2":1}}"#, "/map");
    check::<Keyed>(r#"{"map":{"hunter2hunter2":"x"}}"#, "/map/<secret>");
    check::<Keyed>(
        r#"{"map":{"hunter2hunter2":300,"hunter2":"x"}}"#,
        "/map/<secret>",
    );
    check::<BTreeMap<Key, u8>>(r#"{"hunter2":1}"#, "/<secret>");
    check::<BTreeMap<Key, u8>>(r#"{"hunter2hunter2":300}"#, "/<secret>");
    check::<BTreeMap<Secret<String>, Vec<u8>>>(r#"{"hunter2":[300]}"#, "/<secret>/0");
    check::<BTreeMap<Secret<u8>, u8>>(r#"{"hunter2":1}"#, "/<secret>");
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
    #[serde(transparent)]
    struct Name(String in chars(1..=3));
}

#[test]
fn a_key_under_a_rule_is_one_problem_with_its_rule() {
    let problems = problems::<BTreeMap<Name, u8>>(r#"{"abcd":1,"ab":300,"":1}"#);
    assert_eq!(
        problems.to_string(),
        "1:2 /abcd: the key \"abcd\" is not 1..=3 characters long\n\
         1:16 /ab: 300 is not within 0..=255\n\
         1:20 /: the key \"\" is not 1..=3 characters long"
    );
}
