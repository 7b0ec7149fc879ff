//! The pointer of a violation is a place in the document, whatever serde renames, skips and tags.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::BTreeMap;

use inbounds::json::from_str;
use inbounds::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn pointers<T: DeserializeOwned>(text: &str) -> Vec<String> {
    match from_str::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(problems) => problems.iter().map(|it| it.pointer().to_owned()).collect(),
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Skipping {
        #[serde(skip)]
        a: u8 in ..5,
        #[serde(rename = "x", alias = "w")]
        b: u8 in ..5,
        #[serde(alias = "bb", alias = "aa")]
        c: u8 in ..5,
    }
}

#[test]
fn of_a_field_beside_a_skipped_one() {
    assert_eq!(pointers::<Skipping>(r#"{"x":9,"c":9}"#), ["/x", "/c"]);
    assert_eq!(pointers::<Skipping>(r#"{"aa":9,"w":9}"#), ["/aa", "/w"]);
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    enum External {
        #[serde(rename = "bb")]
        B {
            #[serde(rename = "why", alias = "how")]
            y: u8 in 5..,
            list: Vec<u8> in each(..5),
        },
        #[serde(rename = "cc")]
        C(u8 in 5..),
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Card { number: u16 in ..=9999 },
        Named { #[serde(rename = "no")] number: u16 in ..=9999 },
        Cash(u8 in 5..),
    }
    ensure { |it| !matches!(it, AdjacentFields::Cash(7)) => "seven" }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "t")]
    enum Internal {
        Named { #[serde(rename = "no")] number: u16 in ..=9999 },
        Card { number: u16 in ..=9999 },
    }
}

#[test]
fn of_a_renamed_variant_and_its_fields() {
    assert_eq!(
        pointers::<External>(r#"{"bb":{"why":1,"list":[1,5]}}"#),
        ["/bb/why", "/bb/list/1"]
    );
    assert_eq!(
        pointers::<External>(r#"{"bb":{"how":1,"list":[]}}"#),
        ["/bb/how"]
    );
    assert_eq!(pointers::<External>(r#"{"cc":1}"#), ["/cc"]);
    assert_eq!(
        pointers::<Vec<Internal>>(r#"[{"t":"Card","number":10000},{"t":"Named","no":10000}]"#),
        ["/0/number", "/1/no"]
    );
}

#[test]
fn in_the_content_beside_a_tag() {
    let text = r#"{"t":"Card","c":{"number":10000}}"#;
    assert_eq!(pointers::<Adjacent>(text), ["/c/number"]);
    let text = r#"{"c":{"no":10000},"t":"Named"}"#;
    assert_eq!(pointers::<Adjacent>(text), ["/c/no"]);
    assert_eq!(pointers::<Adjacent>(r#"{"t":"Cash","c":1}"#), ["/c"]);
    assert_eq!(pointers::<Adjacent>(r#"{"t":"Cash","c":7}"#), [""]);
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Listed { items: Vec<u8> in (len(..=2), each(..5)) }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Mapped { map: BTreeMap<String, u8> in values(..5) }
}

#[test]
fn in_the_place_of_a_transparent_struct() {
    assert_eq!(pointers::<Listed>("[1,9,9]"), ["", "/1", "/2"]);
    assert_eq!(pointers::<BTreeMap<u8, Listed>>(r#"{"7":[9]}"#), ["/7/0"]);
    assert_eq!(pointers::<Mapped>(r#"{"map":9,"a":1}"#), ["/map"]);
}

validated_struct! {
    /// Unlike a plain serde enum, this is not untagged, and has no tag = ..
    #[derive(Debug, Deserialize)]
    #[serde(rename = "untagged, tag = ")]
    #[cfg_attr(any(), serde(untagged))]
    enum Documented { Card { n: u8 in ..5 } }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[cfg_attr(all(), serde(tag = "t"))]
    enum Conditional { Card { #[cfg_attr(all(), serde(rename = "no"))] n: u8 in ..5 } }
}

#[test]
fn does_not_depend_on_a_comment() {
    let error = Documented::new_card(9).unwrap_err();
    assert_eq!(error.to_string(), "Card.n: 9 is not below 5");
    assert_eq!(pointers::<Documented>(r#"{"Card":{"n":9}}"#), ["/Card/n"]);
    let error = Conditional::new_card(9).unwrap_err();
    assert_eq!(error.to_string(), "n: 9 is not below 5");
    assert_eq!(pointers::<Conditional>(r#"{"t":"Card","no":9}"#), ["/no"]);
}
