//! No format shows a secret in an error, whatever is in its place.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

use inbounds::Secret;
use inbounds::prelude::*;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const SECRET: &str = "hunter2";

type Unit = ();

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
    #[serde(transparent)]
    struct Password(String in chars(8..));
}

validated_struct! {
    #[derive(Clone, Debug, Deserialize, Serialize)]
    struct Login {
        name: String in chars(..=3),
        password: Password,
    }
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Strict {
    number: u8,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Kind {
    A,
    B(u8),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(#[allow(dead_code)] u8),
    Strict(#[allow(dead_code)] Strict),
}

/// A field of type `T` in each place that can have one.
#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Plain<T> {
    f: T,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Flat<T> {
    #[serde(flatten)]
    inner: Plain<T>,
}

fn hidden(shown: &(impl Display + Debug), what: &str) {
    for text in [
        format!("{shown}"),
        format!("{shown:#}"),
        format!("{shown:?}"),
        format!("{shown:#?}"),
    ] {
        assert!(
            !text.contains("hunter") && !text.contains("1337"),
            "{what}: {text}"
        );
    }
}

/// Reads it in every format that can write `value`, and finds nothing of it in any error.
fn in_each_format<T: DeserializeOwned + Debug>(value: &Value) {
    let what = format!("{} of {value}", std::any::type_name::<T>());
    let text = value.to_string();
    let mut failed = 0;
    let mut check = |error: Option<&dyn Error>| {
        if let Some(error) = error {
            failed += 1;
            error.check(&what);
        }
    };
    check(
        serde_json::from_str::<T>(&text)
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    check(
        serde_json::from_slice::<T>(text.as_bytes())
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    check(
        serde_json::from_reader::<_, T>(text.as_bytes())
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    check(
        serde_json::from_value::<T>(value.clone())
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    check(
        T::deserialize(value)
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    check(
        ciborium::from_reader::<T, _>(&*cbor)
            .err()
            .as_ref()
            .map(|e| e as &dyn Error),
    );
    // TOML quotes its input beside the message, which nothing can prevent.
    if let Ok(text) = toml::to_string(value) {
        let error = toml::from_str::<T>(&text).err();
        let message = error.as_ref().map(toml::de::Error::message);
        assert!(
            message.is_none_or(|text| !text.contains("hunter")),
            "{what}: {message:?}"
        );
        failed += usize::from(error.is_some());
    }
    assert!(failed >= 5, "{what} was read");
}

trait Error {
    fn check(&self, what: &str);
}

impl<E: Display + Debug> Error for E {
    fn check(&self, what: &str) {
        hidden(self, what);
    }
}

#[test]
fn nothing_of_it_is_in_an_error() {
    let secret = || {
        vec![
            json!(SECRET),
            json!(1337),
            json!(-1337),
            json!(1337.5),
            json!([SECRET, SECRET]),
            json!({ SECRET: SECRET }),
            json!({ "name": SECRET, "password": SECRET }),
            json!({ "number": SECRET }),
            json!({ "number": 1, SECRET: 1 }),
            json!({ "B": SECRET }),
        ]
    };
    macro_rules! check {
        ($($type:ty)*) => {$(
            for value in secret() {
                if serde_json::from_value::<$type>(value.clone()).is_ok() {
                    continue;
                }
                in_each_format::<Plain<Secret<$type>>>(&json!({ "f": value }));
                in_each_format::<Plain<Vec<Secret<$type>>>>(&json!({ "f": [value] }));
                in_each_format::<Plain<Secret<Vec<$type>>>>(&json!({ "f": [value] }));
                in_each_format::<Plain<Secret<BTreeMap<String, $type>>>>(&json!({ "f": { SECRET: value } }));
                in_each_format::<Plain<Option<Secret<$type>>>>(&json!({ "f": value }));
                in_each_format::<Plain<Secret<Option<Box<$type>>>>>(&json!({ "f": value }));
                in_each_format::<Plain<(Secret<$type>, u8)>>(&json!({ "f": [value, 1] }));
                in_each_format::<Flat<Secret<$type>>>(&json!({ "f": value }));
                in_each_format::<BTreeMap<String, Secret<$type>>>(&json!({ "f": value }));
            }
        )*};
    }
    check! { u8 bool char f64 Unit Password Login Strict Kind Either Vec<u8> BTreeMap<String, u8> }
    in_each_format::<Plain<BTreeMap<Secret<Password>, u8>>>(&json!({ "f": { SECRET: 1 } }));
    in_each_format::<Plain<BTreeMap<Secret<u8>, u8>>>(&json!({ "f": { SECRET: 1 } }));
    in_each_format::<Plain<Secret<BTreeMap<Password, u8>>>>(&json!({ "f": { SECRET: 1 } }));
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Account {
        password: Secret<String> in chars(8..),
        words: Secret<BTreeMap<String, Vec<String>>> in values(each(chars(8..))),
        pin: Option<Secret<u16>> in 1..=99,
        old: Secret<LoginFields> in valid(),
    }
}

#[test]
fn nothing_of_it_is_in_a_rejection() {
    let value = json!({
        "password": SECRET,
        "words": { SECRET: [SECRET] },
        "pin": 1337,
        "old": { "name": SECRET, "password": "correct horse" },
    });
    in_each_format::<Account>(&value);
    let fields = serde_json::from_value::<AccountFields>(value).unwrap();
    let err = Account::try_from(fields).unwrap_err();
    let shown = serde_json::to_string(&err).unwrap();
    hidden(&shown, "the error as JSON");
    assert_eq!(
        err.to_string(),
        "password: <secret> is not at least 8 characters long\n\
         words[<secret>][0]: <secret> is not at least 8 characters long\n\
         pin: <secret> is not within 1..=99\n\
         old.name: <secret> is not at most 3 characters long"
    );
}

#[test]
fn text_formats_that_know_only_text() {
    let read = serde_urlencoded::from_str::<Plain<Secret<u8>>>("f=hunter2");
    hidden(&read.unwrap_err(), "urlencoded");
    let read = serde_urlencoded::from_str::<Plain<Secret<Password>>>("f=hunter2");
    hidden(&read.unwrap_err(), "urlencoded");
    // As a configuration has it, from the environment: text, borrowed.
    let pairs = [("f", SECRET)];
    let values = MapDeserializer::<_, ValueError>::new(pairs.into_iter());
    hidden(
        &Plain::<Secret<u8>>::deserialize(values).unwrap_err(),
        "values",
    );
    let values = MapDeserializer::<_, ValueError>::new(pairs.into_iter());
    hidden(
        &Plain::<Secret<Password>>::deserialize(values).unwrap_err(),
        "values",
    );
}

#[test]
fn a_newtype_of_a_secret_is_one() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Pin(Secret<String> in chars(10..));
    }
    validated_struct! {
        #[derive(Debug, Deserialize)]
        #[serde(transparent)]
        struct Bare(Option<Secret<u8>>);
    }
    #[derive(Debug, Deserialize)]
    struct Derived(#[allow(dead_code)] Secret<Vec<bool>>);
    let places = [
        json!(SECRET),
        json!(1337),
        json!([SECRET]),
        json!({ SECRET: 1 }),
        json!({ "value": [SECRET] }),
    ];
    for value in places {
        in_each_format::<Plain<Pin>>(&json!({ "f": value }));
        in_each_format::<Plain<Bare>>(&json!({ "f": value }));
        in_each_format::<Plain<Derived>>(&json!({ "f": value }));
        in_each_format::<Plain<Vec<Pin>>>(&json!({ "f": [value] }));
        in_each_format::<Flat<Pin>>(&json!({ "f": value }));
    }
}

#[test]
fn binary_formats() {
    for bytes in [&b"\x07hunter2"[..], b"\xffhunter2", b"hunter2", b""] {
        let read = postcard::from_bytes::<Plain<Secret<Password>>>(bytes);
        hidden(&read.unwrap_err(), "postcard");
    }
}

#[test]
fn it_is_read_like_what_is_inside() {
    let read: Plain<Secret<u8>> = serde_json::from_str(r#"{ "f": 7 }"#).unwrap();
    assert_eq!(read.f.expose(), &7);
    let read: Plain<Secret<&str>> = serde_json::from_str(r#"{ "f": "a" }"#).unwrap();
    assert_eq!(read.f.expose(), &"a");
    let read: Plain<Option<Secret<u8>>> = serde_json::from_str(r#"{ "f": null }"#).unwrap();
    assert!(read.f.is_none());
    let error = serde_json::from_str::<Plain<Secret<u8>>>("{\n\"f\": \"a\"}").unwrap_err();
    assert_eq!(error.to_string(), "invalid secret at line 2 column 9");
}
