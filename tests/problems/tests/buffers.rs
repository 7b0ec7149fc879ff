//! What serde buffers hides secrets as well: no problem shows one that is a key or a value in an
//! internally tagged or untagged enum, or flattened.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::BTreeMap;
use std::net::IpAddr;

use inbounds::Secret;
use inbounds::error::Problem;
use inbounds::prelude::*;
use problems_tests::{Document, shown};
use serde::Deserialize;
use serde::de::DeserializeOwned;

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
    #[serde(transparent)]
    struct Key(Secret<String> in chars(3..=10));
}

#[derive(Debug, Deserialize)]
struct Part {
    n: u8,
}

#[derive(Debug, Deserialize)]
struct Login {
    password: Secret<String>,
}

/// Whatever can have a secret in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct All {
    keys: BTreeMap<Secret<String>, u8>,
    parts: BTreeMap<Secret<String>, Part>,
    lists: BTreeMap<Secret<String>, Vec<u8>>,
    nested: BTreeMap<String, BTreeMap<Secret<String>, u8>>,
    newtype: BTreeMap<Key, u8>,
    addresses: BTreeMap<Secret<String>, Option<IpAddr>>,
    whole: Secret<BTreeMap<String, u8>>,
    address: Secret<Option<IpAddr>>,
    number: Secret<Option<u8>>,
    login: Option<Login>,
    logins: Vec<Login>,
    plain: Option<u8>,
    name: Option<IpAddr>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    All(Box<All>),
    Fields { keys: BTreeMap<Secret<String>, u8> },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Untagged {
    All(Box<All>),
}

#[derive(Debug, Deserialize)]
struct Flattened {
    #[serde(flatten)]
    all: All,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    All(All),
}

/// The problems of the document that show a secret.
fn leaks<T: DeserializeOwned>(value: &str) -> Vec<String> {
    let text = format!(r#"{{"f":{value}}}"#);
    let escaped = text.replace("hunter", "h\\u0075nter");
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    [
        inbounds::json::from_str::<Document<T>>(&text),
        inbounds::json::from_str::<Document<T>>(&escaped),
        inbounds::json::from_value::<Document<T>>(&parsed),
    ]
    .into_iter()
    .map(|result| match result {
        Ok(_) => panic!("{text} was read"),
        Err(problems) => shown(&problems),
    })
    .filter(|shown| shown.contains("hunter") || shown.contains("1337"))
    .map(|shown| format!("{} of {value}:\n  {shown}", std::any::type_name::<T>()))
    .collect()
}

/// Documents in which something beside, below or in place of a secret is wrong.
const DOCUMENTS: &[&str] = &[
    r#""keys":{"hunter2":300}"#,
    r#""keys":{"hunter2":1,"hunter3":300}"#,
    r#""keys":{"hunter2":300,"hunter3":300}"#,
    r#""keys":{"hunter2":"x","hunter3":"x"}"#,
    r#""keys":{"hunter2":null}"#,
    r#""parts":{"hunter2":{}}"#,
    r#""parts":{"hunter2":{},"hunter3":{}}"#,
    r#""parts":{"hunter2":{"n":300}}"#,
    r#""parts":{"hunter2":[300]}"#,
    r#""parts":{"hunter2":"x"}"#,
    r#""lists":{"hunter2":[1,300]}"#,
    r#""lists":{"hunter2":{"hunter3":1}}"#,
    r#""nested":{"a":{"hunter2":300}}"#,
    r#""newtype":{"hunter2":300}"#,
    r#""newtype":{"hunter2":300,"hunter2hunter2":"x"}"#,
    r#""addresses":{"hunter2":"x"}"#,
    r#""whole":{"hunter2":300}"#,
    r#""whole":{"hunter2":"127.0.0.1"}"#,
    r#""whole":{"hunter2":7},"plain":300"#,
    r#""whole":{"hunter2":7},"name":"x""#,
    r#""whole":"hunter2""#,
    r#""address":"hunter2""#,
    r#""address":["hunter2"]"#,
    r#""number":"hunter2""#,
    r#""number":1337"#,
    r#""login":"hunter2""#,
    r#""login":["hunter2",1337]"#,
    r#""login":1337"#,
    r#""login":{"password":1337}"#,
    r#""login":{"password":["hunter2"]}"#,
    r#""logins":["hunter2"]"#,
    r#""logins":"hunter2""#,
    r#""logins":["hunter2",1337,"hunter2"]"#,
    r#""address":"127.0.0.1","name":"x""#,
    r#""plain":300,"keys":{"hunter2":300}"#,
    r#""address":"hunter2","name":"hunt""#,
];

#[test]
fn no_problem_shows_a_secret_that_is_buffered() {
    let mut leaks = Vec::new();
    for document in DOCUMENTS {
        leaks.extend(leaks_of(document));
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

fn leaks_of(fields: &str) -> Vec<String> {
    [
        leaks::<Tagged>(&format!(r#"{{"kind":"All",{fields}}}"#)),
        leaks::<Tagged>(&format!(r#"{{{fields},"kind":"All"}}"#)),
        leaks::<Untagged>(&format!("{{{fields}}}")),
        leaks::<Flattened>(&format!("{{{fields}}}")),
        leaks::<Adjacent>(&format!(r#"{{"c":{{{fields}}},"t":"All"}}"#)),
    ]
    .concat()
}

/// A flattened map takes the keys that no field has.
#[derive(Debug, Deserialize)]
struct Rest {
    n: u8,
    #[serde(flatten)]
    rest: BTreeMap<Secret<String>, Part>,
}

#[derive(Debug, Deserialize)]
struct Hidden {
    #[serde(flatten)]
    shown: Part,
    #[serde(flatten)]
    hidden: Secret<BTreeMap<String, Option<IpAddr>>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Either {
    Login(Login),
    Logins(Vec<Login>),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind")]
enum Nested {
    Inner(Tagged),
    Either { either: Either },
    Rest(Rest),
}

#[test]
fn nor_one_that_is_flattened_or_nested() {
    let mut all = Vec::new();
    for rest in [
        r#""hunter2":{}"#,
        r#""hunter2":{"n":300}"#,
        r#""hunter2":1337"#,
        r#""hunter2":["x"]"#,
        r#""hunter2":{"n":1},"hunter3":{"n":null}"#,
    ] {
        all.extend(leaks::<Rest>(&format!(r#"{{"n":300,{rest}}}"#)));
        all.extend(leaks::<Rest>(&format!("{{{rest}}}")));
        all.extend(leaks::<Nested>(&format!(
            r#"{{"kind":"Rest","n":1,{rest}}}"#
        )));
    }
    for fields in [
        r#""n":1,"hunter2":"hunter3""#,
        r#""n":300,"hunter2":null,"hunter3":300"#,
        r#""hunter2":null"#,
        r#""n":null,"hunter2":null"#,
    ] {
        all.extend(leaks::<Hidden>(&format!("{{{fields}}}")));
    }
    for either in [
        r#""hunter2""#,
        "1337",
        r#"["hunter2",1337]"#,
        r#"{"password":1337}"#,
        r#"[{"password":["hunter2"]}]"#,
    ] {
        all.extend(leaks::<Either>(either));
        all.extend(leaks::<Nested>(&format!(
            r#"{{"kind":"Either","either":{either}}}"#
        )));
    }
    for fields in DOCUMENTS {
        all.extend(leaks::<Nested>(&format!(
            r#"{{"kind":"Inner","kind":"All",{fields}}}"#
        )));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn found<T: DeserializeOwned>(text: &str) -> Vec<String> {
    let Err(problems) = inbounds::json::from_str::<T>(text) else {
        panic!("{text} was read")
    };
    let found = problems
        .iter()
        .map(|it| format!("{} {}", it.pointer(), it.violation()));
    found.collect()
}

#[test]
fn only_the_secrets_are_hidden() {
    let keys = r#"{"kind":"All","keys":{"hunter2":300},"nested":{"a":{"b":300}},"plain":300}"#;
    assert_eq!(
        found::<Tagged>(keys),
        [
            "/keys/<secret> 300 is not within 0..=255",
            "/nested/a/<secret> 300 is not within 0..=255",
            "/plain 300 is not within 0..=255",
        ]
    );
    // A field or an ordinary key that is called like a secret.
    let alike = r#"{"kind":"All","keys":{"plain":1},"plain":300,"name":"name"}"#;
    assert_eq!(
        found::<Tagged>(alike),
        [
            "/plain 300 is not within 0..=255",
            "/name invalid IP address syntax",
        ]
    );
    assert_eq!(
        found::<Tagged>(r#"{"kind":"All","address":"hunter2"}"#),
        ["/address invalid secret"]
    );
    assert_eq!(
        found::<Rest>(r#"{"n":300,"hunter2":{},"hunter3":{"n":"x"}}"#),
        [
            "/n 300 is not within 0..=255",
            "/<secret>/n a value is required",
            "/<secret>/n \"x\" is not an integer within 0..=255",
        ]
    );
    assert_eq!(
        found::<Tagged>(r#"{"kind":"All","login":"hunter2"}"#),
        ["/login a string is not an object"]
    );
}

#[test]
fn keys_of_toml_are_hidden_too() {
    let text = "kind = \"All\"\n[keys]\nhunter2 = 300\n[parts.hunter3]\n[nested.\"h\\u0075nter4\"]\nx = 300\n";
    let Err(problems) = inbounds::toml::from_str::<Tagged>(text) else {
        panic!("it was read")
    };
    let pointers: Vec<_> = problems.iter().map(Problem::pointer).collect();
    assert_eq!(
        pointers,
        [
            "/keys/<secret>",
            "/parts/<secret>/n",
            "/nested/hunter4/<secret>"
        ]
    );
}
