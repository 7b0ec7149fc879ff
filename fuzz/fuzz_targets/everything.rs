//! A declaration with every rule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use inbounds::prelude::*;
use inbounds::{Secret, constraint::Constraint};
use regex::Regex;
use serde::{Deserialize, Serialize, Serializer};

static PATTERN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[a-c]{2,4}-[0-9]+$").expect("an expression"));

/// Deliberately, so that what was read can be written and read again.
fn exposed<S: Serializer>(secret: &Secret<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose())
}

/// A custom rule.
struct Even;

impl Rule<i32> for Even {
    fn accepts(&self, value: &i32) -> bool {
        value % 2 == 0
    }

    fn constraint(&self) -> Constraint {
        Constraint::custom("even", "an even number")
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    pub struct Inner {
        n: i8 = 1 in -3..=3,
        m: Option<u16> = { None } in 100..,
    }
    ensure { |inner| inner.n != 0 || inner.m.is_none() => "no m where n is 0" at [n, m] }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    pub struct Everything: weak {
        inclusive: u8 = 50 in 0..=100,
        exclusive: i64 = 0 in -5..5,
        from: u128 = 10 in 10..,
        to: i16 = 0 in ..=10,
        below: f32 = 0.0 in (..1.5, finite()),
        above: f64 = 1.0 in above(0.5),
        multiple_of: i32 = 0 in multiple_of(7),
        positive: f64 = 1.0 in positive(),
        negative: i8 = -1 in negative(),
        finite: f32 = 1.0 in finite(),
        one_of: String = "a" in one_of(["a", "bé", ""]),
        number_of: u16 = 1 in one_of([1, 300]),
        letter: char = 'm' in 'a'..='z',
        chars: String = "abc" in chars(2..=4),
        bytes: String = "abc" in bytes(2..=4),
        utf16: String = "abc" in utf16(2..=4),
        graphemes: String = "abc" in graphemes(2..=4),
        ascii: String = "a" in ascii(),
        alphanumeric: String = "a" in alphanumeric(),
        lowercase: String = "a" in lowercase(),
        uppercase: String = "A" in uppercase(),
        trimmed: String = "a" in trimmed(),
        trimmed_first: String = "abc" via trim in chars(3..=3),
        starts_with: String = "ab" in starts_with("ab"),
        ends_with: String = "ab" in ends_with("ab"),
        contains: String = "ab" in contains("ab"),
        matches: String = "ab-1" in matches(&PATTERN),
        email: String = "a@b.ch" in email(),
        url: String = "a:b" in url(),
        uuid: String = "67e55044-10b1-426f-9247-bb680e5fe0c8" in uuid(),
        ip: String = "::1" in ip(),
        ipv4: String = "127.0.0.1" in ipv4(),
        ipv6: String = "::1" in ipv6(),
        len: Vec<u8> = { vec![1] } in len(1..=3),
        each: Vec<Option<u8>> = { vec![] } in each(..=9),
        set: BTreeSet<i8> = { BTreeSet::new() } in (len(..=3), each(not(0..=0))),
        unique: Vec<String> = { vec![] } in (unique(), each(chars(..=2))),
        keys: BTreeMap<String, u8> = { BTreeMap::new() } in keys(chars(1..=2)),
        values: BTreeMap<u8, u8> = { BTreeMap::new() } in (values(1..), len(..3)),
        some: Option<u8> = { Some(1) } in some(1..=3),
        required: Option<String> = { Some(String::new()) } in required(),
        optional: Option<f64> = { None } in (0.0..=1.0, not(one_of([0.5]))),
        all_of: u32 = 0 in all_of((..=1000, multiple_of(10), not(500..=600))),
        any_of: i32 = 5 in any_of((0..=9, 100..=109, multiple_of(1000))),
        not: String = "a" in not(any_of((contains("x"), chars(5..)))),
        satisfies: (u8, u8) = { (1, 2) } in satisfies(|pair: &(u8, u8)| pair.0 < pair.1, "in order"),
        custom: i32 = 2 in custom(Even),
        dynamic: u8 = 1 in dynamic(|| 1..=(1 + 2)),
        with_message: u8 = 1 in with_message(1..=3, "one, two or three"),
        #[serde(serialize_with = "exposed")]
        secret: Secret<String> = { Secret::new("sesame".to_owned()) } in chars(6..),
        valid: InnerFields = { InnerFields { n: 1, m: None } } in valid(),
        nested: Inner = { Inner::default() },
        rows: Vec<InnerFields> = { vec![] } in (len(..=2), each(valid())),
        free: bool = false,
    }
    ensure {
        |all| all.inclusive > 0 || all.free => "not free, and nothing" at [inclusive],
        |all| all.len.len() <= all.all_of as usize / 10 + 3 => "too long" at [len],
        |all| all.secret.expose() != &all.chars => "no secret" at [secret],
    }
}
