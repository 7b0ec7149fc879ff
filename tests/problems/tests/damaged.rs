//! Random damage to documents of a type with everything in it: no panic, no problem far from the
//! damage, and every bad document has one.
//!
//! `DOCUMENTS=50000 cargo test --release -p problems-tests --test damaged -- --nocapture` says what was
//! found.
#![allow(dead_code, reason = "the types are there to be read")]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use problems_tests::{ID, Random};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct All<'a> {
    num: u8,
    big: i128,
    fl: f32,
    flag: bool,
    ch: char,
    text: String,
    #[serde(borrow)]
    cow: Cow<'a, str>,
    opt: Option<Box<All<'a>>>,
    list: Vec<Small>,
    arr: [u8; 3],
    tup: (u8, String, Option<bool>),
    map: HashMap<u32, Small>,
    tree: BTreeMap<String, Vec<u8>>,
    ext: Vec<External>,
    int: Vec<Internal>,
    adj: Vec<Adjacent>,
    unt: Vec<Untagged>,
    id: uuid::Uuid,
    when: Option<chrono::DateTime<chrono::Utc>>,
    ip: std::net::IpAddr,
    #[serde(flatten)]
    flat: Flat,
    unit: (),
    dur: std::time::Duration,
    any: Value,
    deny: Deny,
    #[serde(default)]
    def: u8,
}
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deny {
    #[serde(alias = "q")]
    p: u8,
    r: Option<u8>,
}
#[derive(Debug, Deserialize)]
struct Small {
    a: u8,
    #[serde(default)]
    b: Option<String>,
}
#[derive(Debug, Deserialize)]
struct Flat {
    fa: u8,
    fb: String,
    fc: Small,
}
#[derive(Debug, Deserialize)]
enum External {
    U,
    N(u8),
    T(u8, String),
    S { x: u8, y: Small },
}
#[derive(Debug, Deserialize)]
#[serde(tag = "t")]
enum Internal {
    A { x: u8, y: Small },
    B(Small),
    C,
}
#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A { x: u8 },
    B(Small),
    C,
}
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Untagged {
    A { x: u8 },
    N(u8),
    L(Vec<String>),
}

fn document(inner: &Value) -> Value {
    json!({
        "num": 1, "big": 5, "fl": 1.5, "flag": true, "ch": "c", "text": "t", "cow": "w", "opt": inner,
        "list": [{ "a": 1 }, { "a": 2, "b": "x" }], "arr": [1, 2, 3], "tup": [1, "s", null],
        "map": { "1": { "a": 1 }, "2": { "a": 2 } }, "tree": { "k": [1, 2], "l": [] },
        "ext": ["U", { "N": 1 }, { "T": [1, "x"] }, { "S": { "x": 1, "y": { "a": 1 } } }],
        "int": [{ "t": "A", "x": 1, "y": { "a": 1 } }, { "t": "B", "a": 1 }, { "t": "C" }],
        "adj": [{ "t": "A", "c": { "x": 1 } }, { "t": "B", "c": { "a": 1 } }, { "t": "C" }],
        "unt": [{ "x": 1 }, 5, ["a"]], "id": ID, "when": "2024-05-01T10:00:00Z", "ip": "127.0.0.1",
        "fa": 1, "fb": "x", "fc": { "a": 1 }, "unit": null, "dur": { "secs": 1, "nanos": 2 },
        "any": { "x": [1] }, "deny": { "p": 1 },
    })
}

fn something(random: &mut Random, depth: u8) -> Value {
    match random.below(if depth == 0 { 9 } else { 11 }) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-7),
        4 => json!(300),
        5 => json!(1e30),
        6 => json!("x"),
        7 => json!(""),
        8 => json!(1.5),
        9 => (0..random.below(4))
            .map(|_| something(random, depth - 1))
            .collect(),
        _ => {
            let keys = ["a", "b", "x", "t", "c", "\u{1}7", "p"];
            let mut object = serde_json::Map::new();
            for _ in 0..random.below(4) {
                object.insert(
                    keys[random.below(7)].to_owned(),
                    something(random, depth - 1),
                );
            }
            object.into()
        }
    }
}

fn damage(value: &mut Value, random: &mut Random, at: &str, done: &mut Vec<String>) {
    match value {
        Value::Array(list) if !list.is_empty() && random.below(5) > 0 => {
            let i = random.below(list.len());
            match random.below(8) {
                0 => drop(list.remove(i)),
                1 => list.push(something(random, 2)),
                _ => return damage(&mut list[i], random, &format!("{at}/{i}"), done),
            }
            done.push(at.to_owned());
        }
        Value::Object(map) if !map.is_empty() && random.below(12) > 0 => {
            let keys: Vec<String> = map.keys().cloned().collect();
            let key = &keys[random.below(keys.len())];
            let here = format!("{at}/{key}");
            match random.below(8) {
                0 => {
                    map.remove(key);
                    done.push(here);
                }
                1 => {
                    let value = map.remove(key).unwrap();
                    map.insert(format!("{key}z"), value);
                    done.extend([format!("{here}z"), here]);
                }
                2 => {
                    map.insert("extra".to_owned(), something(random, 2));
                    done.push(format!("{at}/extra"));
                }
                _ => damage(map.get_mut(key).unwrap(), random, &here, done),
            }
        }
        _ => {
            *value = something(random, 2);
            done.push(at.to_owned());
        }
    }
}

fn is_within(a: &str, b: &str) -> bool {
    a.strip_prefix(b)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn problems_are_at_the_damage() {
    let documents: usize = match std::env::var("DOCUMENTS") {
        Ok(documents) => documents.parse().unwrap(),
        Err(_) => 300,
    };
    let mut random = Random(88_172_645_463_325_252);
    let (mut bad, mut total, mut astray, mut cut_off) = (0, 0, 0, 0);
    for _ in 0..documents {
        let mut value = document(&document(&Value::Null));
        let mut done = Vec::new();
        for _ in 0..=random.below(6) {
            damage(&mut value, &mut random, "", &mut done);
        }
        let text = value.to_string();
        let is_good = serde_json::from_str::<All<'_>>(&text).is_ok();
        let Err(problems) = inbounds::json::from_str::<All<'_>>(&text) else {
            assert!(is_good, "{text}");
            continue;
        };
        assert!(!is_good, "{text}");
        bad += 1;
        cut_off += usize::from(problems.is_cut_off());
        total += problems.as_slice().len();
        for problem in &problems {
            let at = problem.pointer();
            // Another tag is another meaning of everything beside it.
            let is_beside_tag = |damaged: &String| {
                let parent = damaged.strip_suffix("/t").or(damaged.strip_suffix("/tz"));
                parent.is_some_and(|parent| is_within(at, parent))
            };
            let is_near = |damaged: &String| is_within(damaged, at) || is_within(at, damaged);
            if !done
                .iter()
                .any(|damaged| is_near(damaged) || is_beside_tag(damaged))
            {
                astray += 1;
                println!("{at} is not at {done:?}\n{text}\n{problems}");
            }
        }
    }
    println!(
        "{documents} documents, {bad} bad, {total} problems, {astray} astray, {cut_off} cut off"
    );
    assert_eq!((astray, cut_off), (0, 0));
}
