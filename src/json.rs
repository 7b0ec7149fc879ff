//! Reads JSON into any type, or returns everything that is wrong with it.
//!
//! Requires the feature `json`. The functions are named like those of `serde_json`, and take as long if
//! the document is good. A bad document is read again, to find all of its [`Problems`].
//!
//! They read every type that derives `Deserialize`, with validated structs in it at any depth, and
//! continue after a bad value. The list is incomplete in a few cases: nothing beside a wrong tag
//! of an enum is checked, an untagged enum has one problem, and numbers beyond 64 bits are compared
//! as floating-point numbers. A `Deserialize` that is written by hand runs several times for a bad
//! document.

mod merge;

use std::io;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::document::{self, Lines, Node, Source};
use crate::error::{Position, Problems, ValidationError};
use crate::fields::Fields;

pub use merge::{Merge, MergeJson};

/// Reads JSON from text.
///
/// # Errors
///
/// Returns everything that is wrong with the text, up to a hundred problems.
///
/// ```
/// use inbounds::prelude::*;
/// use serde::Deserialize;
///
/// validated_struct! {
///     #[derive(Debug, Deserialize)]
///     #[serde(rename_all = "camelCase")]
///     struct Line {
///         unit_price: u32 in 1..=900,
///         quantity: u32 = 1 in 1..=99,
///     }
/// }
///
/// #[derive(Debug, Deserialize)]
/// #[serde(deny_unknown_fields)]
/// struct Order {
///     id: u64,
///     lines: Vec<Line>,
/// }
///
/// let text = r#"{ "lines": [{ "unitPrice": 0, "quantity": "two" }], "note": "" }"#;
/// let problems = inbounds::json::from_str::<Order>(text).unwrap_err();
/// let found: Vec<_> = problems.iter().map(|it| (it.pointer(), it.code())).collect();
/// assert_eq!(
///     found,
///     [
///         ("/id", "required"),
///         ("/lines/0/unitPrice", "range"),
///         ("/lines/0/quantity", "type"),
///         ("/note", "unknown_field"),
///     ],
/// );
/// ```
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Problems> {
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) => Err(explain::<T>(text, &error)),
    }
}

/// Reads JSON from bytes.
///
/// # Errors
///
/// Returns what [`from_str`] returns, or a problem with the code `syntax` if the bytes are not UTF-8.
///
/// ```
/// assert_eq!(inbounds::json::from_slice::<Vec<u8>>(b"[1, 2]").unwrap(), [1, 2]);
/// assert_eq!(inbounds::json::from_slice::<u8>(b"\"\xff\"").unwrap_err().as_slice()[0].code(), "syntax");
/// ```
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Problems> {
    match serde_json::from_slice(bytes) {
        Ok(value) => Ok(value),
        Err(error) => match std::str::from_utf8(bytes) {
            Ok(text) => Err(explain::<T>(text, &error)),
            Err(error) => Err(Problems::syntax(error.to_string(), None)),
        },
    }
}

/// Reads JSON from a reader, up to its end.
///
/// # Errors
///
/// Returns what [`from_slice`] returns, or the error of the reader as a problem with the code `io`.
///
/// ```
/// let bytes: &[u8] = b"[1, 2]";
/// assert_eq!(inbounds::json::from_reader::<_, Vec<u8>>(bytes).unwrap(), [1, 2]);
/// ```
pub fn from_reader<R: io::Read, T: DeserializeOwned>(mut reader: R) -> Result<T, Problems> {
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => from_slice(&bytes),
        Err(error) => Err(Problems::whole("io", error.to_string(), None)),
    }
}

/// Reads a parsed JSON value. Its problems have no positions.
///
/// # Errors
///
/// Returns what [`from_str`] returns.
///
/// ```
/// let value = serde_json::json!([1, -2]);
/// let problems = inbounds::json::from_value::<Vec<u8>>(&value).unwrap_err();
/// assert_eq!(problems.to_string(), "/1: -2 is not within 0..=255");
/// ```
pub fn from_value<'de, T: Deserialize<'de>>(value: &'de serde_json::Value) -> Result<T, Problems> {
    let error = match T::deserialize(value) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    Err(match Node::read(value) {
        Ok(root) => document::problems::<T>(&root, Source::Tree)
            .unwrap_or_else(|| Problems::whole("invalid", message(&error), None)),
        Err(error) => Problems::syntax(error.to_string(), None),
    })
}

/// Finds everything that is wrong with a text that `serde_json` has rejected.
///
/// The category of `error` does not help: for `serde_json`, a key that is not a number, an array that
/// is too long and a large integer are syntax errors.
#[cold]
#[inline(never)]
fn explain<'de, T: Deserialize<'de>>(text: &'de str, error: &serde_json::Error) -> Problems {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let root = Node::read(&mut deserializer).and_then(|root| deserializer.end().map(|()| root));
    match root {
        // If nothing is found, the error of the first reading is the problem.
        Ok(root) => document::problems::<T>(&root, Source::Json(text))
            .unwrap_or_else(|| Problems::whole("invalid", message(error), position(text, error))),
        Err(error) => Problems::syntax(message(&error), position(text, &error)),
    }
}

/// The message without the position, which is stored separately.
fn message(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    if let Some(end) = message.rfind(" at line ") {
        message.truncate(end);
    }
    message
}

/// The position of an error of `serde_json`, whose columns are in bytes.
fn position(text: &str, error: &serde_json::Error) -> Option<Position> {
    let line = error.line().checked_sub(1)?;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut offset = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    Some(Lines::new(text).position(offset))
}

/// Converts the violations of a struct to problems, with the names that its document uses.
///
/// ```
/// use inbounds::error::{Problems, Violation};
/// use inbounds::prelude::*;
/// use serde::{Deserialize, Serialize};
///
/// validated_struct! {
///     #[derive(Debug, Serialize, Deserialize)]
///     #[serde(rename_all = "camelCase")]
///     struct User { login_name: String in chars(1..=20) }
/// }
///
/// let taken = Violation::new("login_name", "taken", "this name is taken");
/// let problems = Problems::from(User::new("ann").unwrap().reject([taken]));
/// assert_eq!(problems.to_string(), "/loginName: this name is taken");
/// ```
impl<F> From<ValidationError<F>> for Problems
where
    F: Fields + Serialize + DeserializeOwned,
{
    fn from(error: ValidationError<F>) -> Self {
        let violations = error.violations();
        let written = serde_json::to_value(error.value());
        let written = written.unwrap_or(serde_json::Value::Null);
        match Node::read(&written) {
            Ok(root) => document::problems_of_fields::<F>(&root, violations),
            Err(error) => Problems::whole("invalid", error.to_string(), None),
        }
    }
}
