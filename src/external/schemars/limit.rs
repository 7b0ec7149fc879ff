//! Limits as JSON.

use core::ops::Bound;

use serde_json::{Number, Value};

use super::part::Object;
use super::pattern;
use crate::rule::Limit;

/// A bound, where it is a number of JSON. Whether all of it is said.
pub(super) fn limit(
    said: &mut Object,
    bound: &Bound<Limit>,
    included: &str,
    excluded: &str,
) -> bool {
    let (key, limit) = match bound {
        Bound::Unbounded => return true,
        Bound::Included(limit) => (included, limit),
        Bound::Excluded(limit) => (excluded, limit),
    };
    let number = match limit {
        Limit::Int(n) => integer(*n),
        Limit::Float(x) => Number::from_f64(*x),
        _ => None,
    };
    let is_said = number.is_some();
    if let Some(number) = number {
        said.insert(key.to_owned(), number.into());
    }
    is_said
}

fn integer(n: i128) -> Option<Number> {
    let unsigned = || u64::try_from(n).ok().map(Number::from);
    i64::try_from(n).ok().map(Number::from).or_else(unsigned)
}

/// A range of characters is a class of one.
pub(super) fn range_of_chars(start: &Bound<Limit>, end: &Bound<Limit>) -> Option<String> {
    let previous = |c: char| (0..u32::from(c)).rev().find_map(char::from_u32);
    let next = |c: char| (u32::from(c) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
    if let (Bound::Unbounded, Bound::Unbounded) = (start, end) {
        return None;
    }
    let first = match start {
        Bound::Included(Limit::Char(c)) => *c,
        Bound::Excluded(Limit::Char(c)) => next(*c)?,
        Bound::Unbounded => '\0',
        _ => return None,
    };
    let last = match end {
        Bound::Included(Limit::Char(c)) => *c,
        Bound::Excluded(Limit::Char(c)) => previous(*c)?,
        Bound::Unbounded => char::MAX,
        _ => return None,
    };
    Some(format!(
        "^[{}-{}]$",
        pattern::code_point(first),
        pattern::code_point(last)
    ))
}

pub(super) fn is_char(bound: &Bound<Limit>) -> bool {
    matches!(
        bound,
        Bound::Included(Limit::Char(_)) | Bound::Excluded(Limit::Char(_))
    )
}

pub(super) fn is_text(limit: &Limit) -> bool {
    matches!(limit, Limit::Text(_) | Limit::Char(_))
}

pub(super) fn value_of(limit: &Limit) -> Option<Value> {
    match limit {
        Limit::Bool(value) => Some(Value::from(*value)),
        Limit::Int(value) => integer(*value).map(Value::from),
        Limit::Float(value) => Number::from_f64(*value).map(Value::from),
        Limit::Char(value) => Some(value.to_string().into()),
        Limit::Text(value) => Some(value.as_str().into()),
        Limit::Other(_) => None,
    }
}
