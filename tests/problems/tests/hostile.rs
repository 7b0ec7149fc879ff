//! Documents that are large, deep or damaged: no panic, and work that grows with their size only.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::HashMap;
use std::fmt::Write;

use problems_tests::{assert_problems, problems};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Debug, Deserialize)]
struct Flat {
    a: u8,
    b: String,
    c: bool,
}

#[derive(Debug, Deserialize)]
struct Tree {
    v: u8,
    #[serde(default)]
    kids: Vec<Tree>,
}

#[test]
fn what_is_ignored_may_be_deep() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_problems::<Flat>(
        &format!(r#"{{"a": -1, "unknown": {deep}, "b": 1, "c": {{}}}}"#),
        &[("/a", "range"), ("/b", "type"), ("/c", "type")],
    );
    let problems = problems::<Flat>(&format!(
        "{{\"unknown\": {deep}, \"b\": \"x\",\n \"c\": 1, \"a\": 0}}"
    ));
    let at = problems.as_slice()[0].position().unwrap();
    assert_eq!((at.line, at.column), (2, 7));
}

#[test]
fn what_is_read_is_looked_into_to_a_depth() {
    let bad = r#"{"v": "x", "kids": ["#.repeat(100_000) + &"]}".repeat(100_000);
    assert_eq!(problems::<Tree>(&bad).as_slice().len(), 51); // a level is two containers
    let good = r#"{"v": 1, "kids": ["#.repeat(100_000) + &"]}".repeat(100_000);
    let problems = problems::<Tree>(&good);
    assert_eq!(problems.as_slice().len(), 1, "{problems}");
    assert!(
        problems.as_slice()[0]
            .message()
            .contains("nested too deeply"),
        "{problems}"
    );
}

#[test]
fn a_hundred_problems_are_kept() {
    let problems = problems::<Vec<u8>>(&format!("[{}]", vec!["\"x\""; 100_000].join(",")));
    assert!(problems.as_slice().len() == 100 && problems.is_cut_off());
}

/// Reads a text as something, and counts the problems.
type Count = fn(&str) -> usize;

/// Bad documents of a size, and what they are read as.
fn hostile(n: usize) -> Vec<(&'static str, String, Count)> {
    fn count<T: for<'de> Deserialize<'de>>(text: &str) -> usize {
        match inbounds::json::from_str::<T>(text) {
            Ok(_) => 0,
            Err(problems) => problems.as_slice().len(),
        }
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Denies {
        a: u8,
    }
    #[derive(Deserialize)]
    struct Ids {
        good: Vec<u32>,
        ids: Vec<Uuid>,
    }
    #[derive(Deserialize)]
    struct Flattened {
        a: u8,
        #[serde(flatten)]
        rest: HashMap<String, u8>,
    }
    #[derive(Deserialize)]
    #[serde(tag = "t")]
    enum Tagged {
        A { list: Vec<u8>, n: bool },
    }
    let list = |of: &str| vec![of; n].join(",");
    let mut keys = String::new();
    for i in 0..n {
        let _ = write!(keys, r#""key{i}": "x","#);
    }
    vec![
        (
            "unknown keys",
            format!(r#"{{{keys} "a": "x"}}"#),
            count::<Flat>,
        ),
        (
            "denied keys",
            format!(r#"{{{keys} "a": "x"}}"#),
            count::<Denies>,
        ),
        (
            "bad UUIDs",
            format!("[{}]", list("\"x\"")),
            count::<Vec<Uuid>>,
        ),
        (
            "bad UUIDs after good numbers",
            format!(r#"{{"good": [{}], "ids": [{}]}}"#, list("1"), list("\"x\"")),
            count::<Ids>,
        ),
        (
            "bad map",
            format!(r#"{{{keys} "a": 1}}"#),
            count::<HashMap<String, Uuid>>,
        ),
        (
            "flattened",
            format!(r#"{{{keys} "a": 1}}"#),
            count::<Flattened>,
        ),
        (
            "buffered",
            format!(r#"{{"t": "A", "n": true, "list": [{}]}}"#, list("true")),
            count::<Tagged>,
        ),
        (
            "duplicates",
            format!(r#"{{{} "b": 1}}"#, r#""a": 1,"#.repeat(n)),
            count::<Flat>,
        ),
        ("structs", format!("[{}]", list("{}")), count::<Vec<Flat>>),
    ]
}

#[test]
fn work_grows_with_the_size() {
    for (name, text, count) in hostile(if cfg!(debug_assertions) {
        10_000
    } else {
        100_000
    }) {
        let start = std::time::Instant::now();
        let found = count(&text);
        println!("{name}: {found} problems in {:?}", start.elapsed());
        assert!((1..=100).contains(&found), "{name}");
    }
}
