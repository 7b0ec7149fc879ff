//! A patch changes what it has and nothing else, or it is an error: whatever serde skips, renames and
//! flattens.

use std::collections::BTreeMap;

use inbounds::Secret;
use inbounds::error::Problems;
use inbounds::json::Merge;
use inbounds::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

fn found(problems: &Problems) -> Vec<(&str, &str)> {
    problems
        .iter()
        .map(|it| (it.pointer(), it.code()))
        .collect()
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Skipping {
        #[serde(skip)]
        a: u8 in ..9,
        #[serde(rename = "x")]
        b: u8 in ..9,
        #[serde(rename = "y", skip_serializing, default)]
        c: u8 in ..9,
        #[serde(skip_deserializing)]
        d: u8 in ..9,
    }
}

#[test]
fn skipped_fields_are_unchanged() {
    let all = |it: &Skipping| (it.a(), it.b(), it.c(), it.d());
    let mut it = Skipping::new(7, 7, 7, 7).unwrap();
    it.merge_json(&json!({ "x": 1 })).unwrap();
    assert_eq!(all(&it), (7, 1, 7, 7));
    it.merge_json(&json!({ "y": 2 })).unwrap();
    assert_eq!(all(&it), (7, 1, 2, 7));
    it.merge_json(&json!({ "a": 3, "b": 3, "d": 3 })).unwrap(); // which are no names in a document
    assert_eq!(all(&it), (7, 1, 2, 7));
    let problems = it.merge_json(&json!({ "x": 9, "y": 10 })).unwrap_err();
    assert_eq!(found(&problems), [("/x", "range"), ("/y", "range")]);
    assert_eq!(all(&it), (7, 1, 2, 7));
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Flat {
        name: String in chars(1..=9),
        #[serde(rename = "pass", skip_serializing, default, alias = "word")]
        password: Option<Secret<String>> in chars(3..),
        #[serde(skip)]
        cached: u8,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }
}

#[test]
fn a_flattened_field_changes_nothing_about_the_others() {
    let all = |it: &Flat| {
        let password = it.password().as_ref().map(|it| it.expose().clone());
        (
            it.name().to_owned(),
            password,
            it.cached(),
            json!(it.rest()),
        )
    };
    let mut it = Flat::new("ann", Some("hunter2".into()), 5, BTreeMap::new()).unwrap();
    it.merge_json(&json!({ "name": "bob" })).unwrap();
    let hunter = Some("hunter2".to_owned());
    assert_eq!(all(&it), ("bob".into(), hunter.clone(), 5, json!({})));
    it.merge_json(&json!({ "more": 1 })).unwrap();
    assert_eq!(all(&it), ("bob".into(), hunter, 5, json!({ "more": 1 })));
    it.merge_json(&json!({ "word": "other", "more": null }))
        .unwrap();
    let other = Some("other".to_owned());
    assert_eq!(all(&it), ("bob".into(), other, 5, json!({})));
    it.merge_json(&json!({ "pass": null })).unwrap();
    assert_eq!(all(&it), ("bob".into(), None, 5, json!({})));
    let patch = json!({ "word": "x" });
    let problems = it.merge_json(&patch).unwrap_err();
    assert_eq!(found(&problems), [("/word", "length")]);
    let merge = Merge::new(&patch).read_only(&["pass"]);
    assert_eq!(
        found(&merge.apply(&mut it).unwrap_err()),
        [("/word", "read_only")]
    );
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Aliased {
        name: String in chars(1..=9),
        #[serde(skip_serializing_if = "Option::is_none", alias = "isAdmin")]
        is_admin: Option<bool>,
        #[serde(skip_serializing, default, alias = "secret")]
        password: Option<Secret<String>> in chars(3..),
        #[serde(alias = "nick", alias = "a")]
        short: String in chars(..=3),
    }
}

#[test]
fn an_alias_in_a_patch_means_its_field() {
    let mut it = Aliased::new("ann", None, None, "a").unwrap();
    it.merge_json(&json!({ "isAdmin": true, "nick": "b", "secret": "hunter2" }))
        .unwrap();
    assert_eq!((it.is_admin(), it.short()), (&Some(true), "b"));
    assert!(it.password().is_some());
    assert_eq!(it.name(), "ann");

    let problems = it
        .merge_json(&json!({ "nick": "long", "a": "x" }))
        .unwrap_err();
    let mut list = found(&problems);
    list.sort_unstable();
    // The names of a `serde_json::Map` are in order.
    assert_eq!(list, [("/nick", "duplicate_field")]);
    let problems = it.merge_json(&json!({ "nick": "long" })).unwrap_err();
    assert_eq!(found(&problems), [("/nick", "length")]);
}

#[test]
fn an_alias_of_a_field_that_cannot_be_changed_is_rejected() {
    let mut it = Aliased::new("ann", None, None, "a").unwrap();
    let patch =
        json!({ "isAdmin": true, "secret": "hunter2", "a": "b", "short": "c", "name": "b" });
    let merge = Merge::new(&patch).read_only(&["is_admin", "password", "nick"]);
    let problems = merge.apply(&mut it).unwrap_err();
    let mut list = found(&problems);
    list.sort_unstable();
    assert_eq!(
        list,
        [
            ("/a", "read_only"),
            ("/isAdmin", "read_only"),
            ("/secret", "read_only"),
            ("/short", "read_only"),
        ]
    );
    assert_eq!((it.name(), it.is_admin()), ("ann", &None));
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Measured {
        id: u8 in ..9,
        ratio: f64,
        more: Vec<f32>,
        maybe: Option<f64>,
    }
}

#[test]
fn a_nan_that_is_not_in_the_patch_is_kept() {
    let mut it = Measured::new(1, f64::NAN, vec![f32::INFINITY], Some(f64::NAN)).unwrap();
    it.merge_json(&json!({ "id": 2 })).unwrap();
    assert!(it.id() == 2 && it.ratio().is_nan() && it.maybe().unwrap().is_nan());
    assert_eq!(it.more(), &[f32::INFINITY]);
    it.merge_json(&json!({ "more": [1] })).unwrap();
    assert!(it.ratio().is_nan() && *it.more() == [1.0]);
    let problems = it.merge_json(&json!({ "id": 9 })).unwrap_err();
    assert_eq!(found(&problems), [("/id", "range")]);
    let problems = it.merge_json(&json!({ "id": "x" })).unwrap_err();
    assert_eq!(found(&problems), [("/id", "type")]);
    let problems = it.merge_json(&json!({ "more": [null] })).unwrap_err();
    assert_eq!(found(&problems), [("/more/0", "type")]);
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Counted: weak { n: u8 in ..5 }
}

#[test]
fn a_rejected_patch_is_counted() {
    let mut it = Counted::new(1).unwrap();
    it.merge_json(&json!({ "n": 9 })).unwrap_err();
    it.merge_json(&json!({ "n": 2 })).unwrap();
    let counts = Counted::instances().counts();
    assert_eq!((counts.rejected, counts.created, counts.live), (1, 1, 1));
}

/// Where a patch cannot be sure to find a field that is not written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Wire {
    open: u8,
    #[serde(skip_serializing, default)]
    closed: u8,
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(from = "Wire")]
    struct Converted {
        open: u8 in ..9,
        #[serde(skip_serializing)]
        shut: u8 in ..9,
    }
}

impl From<Wire> for ConvertedFields {
    fn from(wire: Wire) -> Self {
        ConvertedFields {
            open: wire.open,
            shut: wire.closed,
        }
    }
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Generic<T: Clone + std::fmt::Debug + Serialize> {
        value: T,
        #[serde(skip_serializing, default)]
        hidden: u8 in ..9,
    }
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Deep {
        name: String,
        #[serde(flatten)]
        wire: Wire,
    }
}

#[test]
fn what_cannot_be_changed_for_sure_is_an_error() {
    let mut it = Converted::new(1, 7).unwrap();
    it.merge_json(&json!({ "open": 2 })).unwrap();
    assert_eq!((it.open(), it.shut()), (2, 7));
    it.merge_json(&json!({ "unknown": 2 })).unwrap();
    let problems = it
        .merge_json(&json!({ "open": 3, "closed": 3 }))
        .unwrap_err();
    assert_eq!(found(&problems), [("/closed", "not_written")]);
    assert_eq!((it.open(), it.shut()), (2, 7));

    let mut it = Generic::<u8>::new(1, 7).unwrap();
    let problems = it.merge_json(&json!({ "value": 2 })).unwrap_err();
    assert_eq!(found(&problems), [("", "not_written")]);
    assert_eq!((it.value(), it.hidden()), (&1, 7));

    let mut it = Deep::new("ann", Wire { open: 1, closed: 7 }).unwrap();
    it.merge_json(&json!({ "name": "bob", "unknown": 1 }))
        .unwrap();
    assert_eq!((it.name(), it.wire().closed), ("bob", 7));
    let problems = it.merge_json(&json!({ "closed": 3 })).unwrap_err();
    assert_eq!(found(&problems), [("/closed", "not_written")]);
    assert_eq!((it.name(), it.wire().closed), ("bob", 7));
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(tag = "t")]
    enum Payment {
        Card { number: u16 in ..=9999, #[serde(rename = "exp")] expires: u8 in 1..=12 },
        Cash,
    }
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(tag = "t")]
    enum Lossy {
        Card { number: u16 in ..=9999, #[serde(skip)] cached: u8 },
    }
}

#[test]
fn a_patch_of_an_enum_changes_it_or_is_an_error() {
    let mut it = Payment::new_card(1, 2).unwrap();
    it.merge_json(&json!({ "exp": 3 })).unwrap();
    let expected = json!({ "t": "Card", "number": 1, "exp": 3 });
    assert_eq!(serde_json::to_value(&it).unwrap(), expected);
    let problems = it.merge_json(&json!({ "exp": 13 })).unwrap_err();
    assert_eq!(found(&problems), [("/exp", "range")]);
    it.merge_json(&json!({ "t": "Cash" })).unwrap();
    assert_eq!(serde_json::to_value(&it).unwrap(), json!({ "t": "Cash" }));

    let mut it = Lossy::new_card(1, 7).unwrap();
    let problems = it.merge_json(&json!({ "number": 2 })).unwrap_err();
    assert_eq!(found(&problems), [("", "not_written")]);
}
