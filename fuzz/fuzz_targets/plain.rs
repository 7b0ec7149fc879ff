//! The same struct without this library: plain fields, and each rule as its plain definition.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use email_address::EmailAddress;
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Plain {
    inclusive: u8,
    exclusive: i64,
    from: u128,
    to: i16,
    below: f32,
    above: f64,
    multiple_of: i32,
    positive: f64,
    negative: i8,
    finite: f32,
    one_of: String,
    number_of: u16,
    letter: char,
    chars: String,
    bytes: String,
    utf16: String,
    graphemes: String,
    ascii: String,
    alphanumeric: String,
    lowercase: String,
    uppercase: String,
    trimmed: String,
    trimmed_first: String,
    starts_with: String,
    ends_with: String,
    contains: String,
    matches: String,
    email: String,
    url: String,
    uuid: String,
    ip: String,
    ipv4: String,
    ipv6: String,
    len: Vec<u8>,
    each: Vec<Option<u8>>,
    set: BTreeSet<i8>,
    unique: Vec<String>,
    keys: BTreeMap<String, u8>,
    values: BTreeMap<u8, u8>,
    some: Option<u8>,
    required: Option<String>,
    optional: Option<f64>,
    all_of: u32,
    any_of: i32,
    not: String,
    satisfies: (u8, u8),
    custom: i32,
    dynamic: u8,
    with_message: u8,
    secret: Hidden,
    valid: InnerFields,
    nested: Inner,
    rows: Vec<InnerFields>,
    free: bool,
}

#[derive(Deserialize)]
struct Hidden(String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<secret>")
    }
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct InnerFields {
    n: i8,
    m: Option<u16>,
}

impl InnerFields {
    fn is_valid(&self) -> bool {
        self.n >= -3
            && self.n <= 3
            && self.m.is_none_or(|m| m >= 100)
            && (self.n != 0 || self.m.is_none())
    }
}

/// A nested validated struct: serde does not read one that is not valid.
#[derive(Deserialize)]
#[serde(try_from = "InnerFields")]
struct Inner(InnerFields);

impl TryFrom<InnerFields> for Inner {
    type Error = &'static str;

    fn try_from(fields: InnerFields) -> Result<Self, Self::Error> {
        if fields.is_valid() {
            Ok(Inner(fields))
        } else {
            Err("not valid")
        }
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InnerFields { n, m } = &self.0;
        f.debug_struct("Inner").field("n", n).field("m", m).finish()
    }
}

impl Plain {
    pub fn normalized(mut self) -> Self {
        self.trimmed_first = self.trimmed_first.trim().to_owned();
        self
    }

    /// The fields whose conditions do not hold, in order, and an empty name if a clause does not hold that
    /// is about fields whose conditions do.
    pub fn broken(&self) -> Vec<&'static str> {
        let conditions = self.conditions();
        let mut broken: Vec<_> = conditions
            .iter()
            .filter(|(_, holds)| !holds)
            .map(|(field, _)| *field)
            .collect();
        let clauses = [
            ("inclusive", self.inclusive > 0 || self.free),
            ("len", self.len.len() <= self.all_of as usize / 10 + 3),
            ("secret", self.secret.0 != self.chars),
        ];
        if clauses
            .iter()
            .any(|(about, holds)| !holds && !broken.contains(about))
        {
            broken.push("");
        }
        broken
    }

    #[rustfmt::skip]
    fn conditions(&self) -> Vec<(&'static str, bool)> {
        let in_2_to_4 = |n: usize| n == 2 || n == 3 || n == 4;
        vec![
            ("inclusive", self.inclusive <= 100),
            ("exclusive", [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4].contains(&self.exclusive)),
            ("from", !(self.from < 10)),
            ("to", !(self.to > 10)),
            ("below", self.below < 1.5 && self.below > f32::NEG_INFINITY),
            ("above", self.above > 0.5),
            ("multiple_of", i64::from(self.multiple_of) % 7 == 0),
            ("positive", self.positive > 0.0),
            ("negative", self.negative < 0),
            ("finite", !self.finite.is_nan() && self.finite.abs() != f32::INFINITY),
            ("one_of", self.one_of == "a" || self.one_of == "bé" || self.one_of.is_empty()),
            ("number_of", self.number_of == 1 || self.number_of == 300),
            ("letter", self.letter.is_ascii_lowercase()),
            ("chars", in_2_to_4(self.chars.char_indices().count())),
            ("bytes", in_2_to_4(self.bytes.as_bytes().len())),
            ("utf16", in_2_to_4(self.utf16.chars().map(char::len_utf16).sum())),
            ("graphemes", in_2_to_4(self.graphemes.grapheme_indices(true).count())),
            ("ascii", self.ascii.bytes().all(|b| b < 128)),
            ("alphanumeric", !self.alphanumeric.contains(|c: char| !c.is_alphabetic() && !c.is_numeric())),
            ("lowercase", self.lowercase.chars().all(|c| c.to_lowercase().to_string() == c.to_string())),
            ("uppercase", self.uppercase.chars().all(|c| c.to_uppercase().to_string() == c.to_string())),
            ("trimmed", !self.trimmed.starts_with(char::is_whitespace) && !self.trimmed.ends_with(char::is_whitespace)),
            ("trimmed_first", self.trimmed_first.chars().nth(2).is_some() && self.trimmed_first.chars().nth(3).is_none()),
            ("starts_with", self.starts_with.as_bytes().get(..2) == Some(b"ab")),
            ("ends_with", self.ends_with.chars().rev().take(2).eq(['b', 'a'])),
            ("contains", self.contains.as_bytes().windows(2).any(|two| two == b"ab")),
            ("matches", is_match(&self.matches)),
            ("email", is_email(&self.email)),
            ("url", self.url.parse::<url::Url>().is_ok()),
            ("uuid", self.uuid.parse::<uuid::Uuid>().is_ok()),
            ("ip", self.ip.parse::<IpAddr>().is_ok()),
            ("ipv4", self.ipv4.parse::<Ipv4Addr>().is_ok()),
            ("ipv6", self.ipv6.parse::<Ipv6Addr>().is_ok()),
            ("len", matches!(self.len[..], [_] | [_, _] | [_, _, _])),
            ("each", self.each.iter().flatten().all(|n| *n < 10)),
            ("set", self.set.len() < 4 && !self.set.contains(&0)),
            ("unique", self.unique.iter().collect::<BTreeSet<_>>().len() == self.unique.len()
                && self.unique.iter().all(|text| text.chars().nth(2).is_none())),
            ("keys", self.keys.keys().all(|key| !key.is_empty() && key.chars().nth(2).is_none())),
            ("values", !self.values.values().any(|n| *n == 0) && self.values.len() < 3),
            ("some", matches!(self.some, Some(1..=3))),
            ("required", self.required.is_some()),
            ("optional", self.optional.is_none_or(|x| x >= 0.0 && x <= 1.0 && x != 0.5)),
            ("all_of", self.all_of <= 1000 && self.all_of % 10 == 0 && (self.all_of < 500 || self.all_of > 600)),
            ("any_of", matches!(self.any_of, 0..=9 | 100..=109) || self.any_of % 1000 == 0),
            ("not", !self.not.contains('x') && self.not.chars().nth(4).is_none()),
            ("satisfies", self.satisfies.0 < self.satisfies.1),
            ("custom", self.custom & 1 == 0),
            ("dynamic", matches!(self.dynamic, 1 | 2 | 3)),
            ("with_message", matches!(self.with_message, 1 | 2 | 3)),
            ("secret", self.secret.0.chars().nth(5).is_some()),
            ("valid", self.valid.is_valid()),
            ("rows", self.rows.len() < 3 && self.rows.iter().all(InnerFields::is_valid)),
        ]
    }
}

/// `^[a-c]{2,4}-[0-9]+$`, by hand.
fn is_match(text: &str) -> bool {
    text.split_once('-').is_some_and(|(letters, digits)| {
        (2..=4).contains(&letters.len())
            && letters.bytes().all(|b| (b'a'..=b'c').contains(&b))
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A name and a domain, and neither a display name nor angle brackets.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, domain)| {
        EmailAddress::is_valid_local_part(name) && EmailAddress::is_valid_domain(domain)
    })
}

impl Default for InnerFields {
    fn default() -> Self {
        InnerFields { n: 1, m: None }
    }
}

impl Default for Plain {
    fn default() -> Self {
        let text = |text: &str| text.to_owned();
        Plain {
            inclusive: 50,
            exclusive: 0,
            from: 10,
            to: 0,
            below: 0.0,
            above: 1.0,
            multiple_of: 0,
            positive: 1.0,
            negative: -1,
            finite: 1.0,
            one_of: text("a"),
            number_of: 1,
            letter: 'm',
            chars: text("abc"),
            bytes: text("abc"),
            utf16: text("abc"),
            graphemes: text("abc"),
            ascii: text("a"),
            alphanumeric: text("a"),
            lowercase: text("a"),
            uppercase: text("A"),
            trimmed: text("a"),
            trimmed_first: text("abc"),
            starts_with: text("ab"),
            ends_with: text("ab"),
            contains: text("ab"),
            matches: text("ab-1"),
            email: text("a@b.ch"),
            url: text("a:b"),
            uuid: text("67e55044-10b1-426f-9247-bb680e5fe0c8"),
            ip: text("::1"),
            ipv4: text("127.0.0.1"),
            ipv6: text("::1"),
            len: vec![1],
            each: vec![],
            set: BTreeSet::new(),
            unique: vec![],
            keys: BTreeMap::new(),
            values: BTreeMap::new(),
            some: Some(1),
            required: Some(String::new()),
            optional: None,
            all_of: 0,
            any_of: 5,
            not: text("a"),
            satisfies: (1, 2),
            custom: 2,
            dynamic: 1,
            with_message: 1,
            secret: Hidden(text("sesame")),
            valid: InnerFields::default(),
            nested: Inner(InnerFields::default()),
            rows: vec![],
            free: false,
        }
    }
}
