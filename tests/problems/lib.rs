//! What the tests share.

use std::fmt::Debug;

use inbounds::error::Problems;
use serde::Deserialize;

/// A UUID that is one.
pub const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

/// A document with one value.
#[derive(Debug, Deserialize)]
pub struct Document<T> {
    /// The value.
    pub f: T,
}

/// All that problems show, in every form.
///
/// # Panics
///
/// If they cannot be written as JSON.
#[must_use]
pub fn shown(problems: &Problems) -> String {
    let json = serde_json::to_string(problems).unwrap();
    format!("{problems} {problems:?} {json}")
}

/// The problems of a text that is not a `T`.
///
/// # Panics
///
/// If it is one.
pub fn problems<'de, T: Deserialize<'de> + Debug>(text: &'de str) -> Problems {
    match inbounds::json::from_str::<T>(text) {
        Ok(value) => panic!("accepted: {value:?}"),
        Err(problems) => problems,
    }
}

/// Asserts that the text has these problems, in any order.
///
/// # Panics
///
/// If it has others.
#[track_caller]
pub fn assert_problems<'de, T: Deserialize<'de> + Debug>(
    text: &'de str,
    expected: &[(&str, &str)],
) {
    let problems = problems::<T>(text);
    let mut found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.pointer(), problem.code()))
        .collect();
    let mut expected = expected.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "\n{problems}");
}

/// Numbers that look random, and are the same in each run.
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap_or_default()
    }
}
