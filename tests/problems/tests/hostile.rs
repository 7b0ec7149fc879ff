//! Documents that are large, deep or damaged: no panic, and work that grows with their size only.
#![allow(dead_code, reason = "the types are there to be read")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt::Write;

use problems_tests::{assert_problems, problems};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

#[derive(Debug, Deserialize)]
struct Flat {
    a: Read<u8>,
    b: Read<String>,
    c: Read<bool>,
}

/// A value whose readings are counted.
#[derive(Debug)]
struct Read<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        T::deserialize(deserializer).map(Read)
    }
}

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

/// Counts the bytes that each thread allocates.
struct Counting;

// SAFETY: forwards everything to the allocator of the system.
#[allow(
    unsafe_code,
    reason = "an allocator is unsafe to write; this one only counts"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.set(ALLOCATED.get() + layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

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
        a: Read<u8>,
    }
    #[derive(Deserialize)]
    struct Ids {
        good: Vec<Read<u32>>,
        ids: Vec<Read<Uuid>>,
    }
    #[derive(Deserialize)]
    struct Flattened {
        a: Read<u8>,
        #[serde(flatten)]
        rest: HashMap<String, Read<u8>>,
    }
    #[derive(Deserialize)]
    #[serde(tag = "t")]
    enum Tagged {
        A { list: Vec<Read<u8>>, n: bool },
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
            count::<Vec<Read<Uuid>>>,
        ),
        (
            "bad UUIDs after good numbers",
            format!(r#"{{"good": [{}], "ids": [{}]}}"#, list("1"), list("\"x\"")),
            count::<Ids>,
        ),
        (
            "bad map",
            format!(r#"{{{keys} "a": 1}}"#),
            count::<HashMap<String, Read<Uuid>>>,
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

/// What reading took: values that were read, and bytes that were allocated.
fn work(text: &str, count: Count) -> (usize, usize) {
    let before = (READS.get(), ALLOCATED.get());
    let found = count(text);
    assert!((1..=100).contains(&found), "{found} problems");
    (READS.get() - before.0, ALLOCATED.get() - before.1)
}

#[test]
fn work_grows_with_the_size() {
    let size = if cfg!(debug_assertions) {
        1_000
    } else {
        10_000
    };
    for (small, large) in hostile(size).into_iter().zip(hostile(10 * size)) {
        let name = small.0;
        let (few, little) = work(&small.1, small.2);
        let (many, much) = work(&large.1, large.2);
        println!("{name}: {few} to {many} values, {little} to {much} bytes");
        assert!(many <= 11 * few + 1000, "{name}: {few} to {many} values");
        assert!(
            many <= 30 * size * 10,
            "{name}: each value is read again and again, {many} times"
        );
        // Lists double as they grow: from 1024 to 16384 is not ten times as much.
        assert!(much <= 18 * little, "{name}: {little} to {much} bytes");
    }
}
