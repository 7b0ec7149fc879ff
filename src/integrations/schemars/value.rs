//! Values of constraints as JSON.

use core::ops::Bound;

use serde_json::{Number, Value as Json};

use super::part::Object;
use super::pattern;
use crate::constraint::Value;

/// Writes a bound if it is a number in JSON. Returns whether nothing is lost.
pub(super) fn bound(
    said: &mut Object,
    bound: &Bound<Value>,
    included: &str,
    excluded: &str,
) -> bool {
    let (key, value) = match bound {
        Bound::Unbounded => return true,
        Bound::Included(value) => (included, value),
        Bound::Excluded(value) => (excluded, value),
    };
    let number = match value {
        Value::Int(n) => integer(*n),
        Value::Float(x) => Number::from_f64(*x),
        _ => None, // beyond what a number in JSON holds reliably
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

/// A range of characters as a pattern.
pub(super) fn range_of_chars(start: &Bound<Value>, end: &Bound<Value>) -> Option<String> {
    let previous = |c: char| (0..u32::from(c)).rev().find_map(char::from_u32);
    let next = |c: char| (u32::from(c) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
    if let (Bound::Unbounded, Bound::Unbounded) = (start, end) {
        return None;
    }
    let first = match start {
        Bound::Included(Value::Char(c)) => *c,
        Bound::Excluded(Value::Char(c)) => next(*c)?,
        Bound::Unbounded => '\0',
        _ => return None,
    };
    let last = match end {
        Bound::Included(Value::Char(c)) => *c,
        Bound::Excluded(Value::Char(c)) => previous(*c)?,
        Bound::Unbounded => char::MAX,
        _ => return None,
    };
    Some(format!(
        "^[{}-{}]$",
        pattern::code_point(first),
        pattern::code_point(last)
    ))
}

pub(super) fn is_char(bound: &Bound<Value>) -> bool {
    matches!(
        bound,
        Bound::Included(Value::Char(_)) | Bound::Excluded(Value::Char(_))
    )
}

pub(super) fn is_text(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Char(_))
}

pub(super) fn json_of(value: &Value) -> Option<Json> {
    match value {
        Value::Bool(value) => Some(Json::from(*value)),
        Value::Int(value) => integer(*value).map(Json::from),
        Value::Float(value) => Number::from_f64(*value).map(Json::from),
        Value::Char(value) => Some(value.to_string().into()),
        Value::Text(value) => Some(value.as_str().into()),
        Value::Uint(_) | Value::Other(_) => None,
    }
}
