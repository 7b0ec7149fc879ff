//! Errors for a client: the JSON form of RFC 9457, `application/problem+json`.
//!
//! `{ "title", "status", "errors": [{ "pointer", "code", "detail", .. }] }`, for a document and for
//! a struct that was rejected. Bounds have the names of JSON Schema.

use core::ops::Bound;

use alloc::{string::String, vec::Vec};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use crate::constraint::{Constraint, Format, Unit, Value};
use crate::error::{
    Path, Translated, ValidationError, Violation, Violations, path::push_token, path::unquoted,
};
#[cfg(feature = "json")]
use crate::error::{Problem, Problems};

/// The title that HTTP gives to the status 422.
const TITLE: &str = "Unprocessable Content";

/// Serializes as a problem of RFC 9457, without the value itself.
impl<T> Serialize for ValidationError<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.violations().serialize(serializer)
    }
}

/// Serializes like the error to which they belong.
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let omitted = (self.omitted() > 0).then_some(self.omitted());
        let errors = Listed(self.as_slice(), |violation: &Violation| violation.message());
        write_problem(serializer, TITLE, 422, &errors, omitted.as_ref())
    }
}

/// With the translated messages.
impl<T, F> Serialize for Translated<'_, ValidationError<T>, F>
where
    F: Fn(&Violation) -> Option<String>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let violations = self.error.violations();
        let omitted = (violations.omitted() > 0).then_some(violations.omitted());
        let errors = Listed(violations.as_slice(), |violation: &Violation| {
            (self.translate)(violation).unwrap_or_else(|| violation.message())
        });
        write_problem(serializer, TITLE, 422, &errors, omitted.as_ref())
    }
}

/// Serializes as a problem of RFC 9457, with `"incomplete": true` if there may be more errors than these.
#[cfg(feature = "json")]
impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = Listed(self.as_slice(), Problem::message);
        write_problems(self, serializer, &errors)
    }
}

/// With the translated messages.
#[cfg(feature = "json")]
impl<F> Serialize for Translated<'_, Problems, F>
where
    F: Fn(&Violation) -> Option<String>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = Listed(self.error.as_slice(), |problem: &Problem| {
            (self.translate)(problem.violation()).unwrap_or_else(|| problem.message())
        });
        write_problems(self.error, serializer, &errors)
    }
}

#[cfg(feature = "json")]
fn write_problems<S: Serializer>(
    problems: &Problems,
    serializer: S,
    errors: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    let title = match problems.status() {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        _ => TITLE,
    };
    let mut problem =
        serializer.serialize_struct("Problems", 3 + usize::from(problems.is_cut_off()))?;
    problem.serialize_field("title", title)?;
    problem.serialize_field("status", &problems.status())?;
    problem.serialize_field("errors", errors)?;
    if problems.is_cut_off() {
        problem.serialize_field("incomplete", &true)?;
    } else {
        problem.skip_field("incomplete")?;
    }
    problem.end()
}

fn write_problem<S: Serializer>(
    serializer: S,
    title: &str,
    status: u16,
    errors: &impl Serialize,
    omitted: Option<&usize>,
) -> Result<S::Ok, S::Error> {
    let count = 3 + usize::from(omitted.is_some());
    let mut problem = serializer.serialize_struct("ValidationError", count)?;
    problem.serialize_field("title", title)?;
    problem.serialize_field("status", &status)?;
    problem.serialize_field("errors", errors)?;
    match omitted {
        Some(omitted) => problem.serialize_field("omitted", omitted)?,
        None => problem.skip_field("omitted")?,
    }
    problem.end()
}

/// A list of errors, and what makes the message of each.
struct Listed<'l, I, F>(&'l [I], F);

impl<I, F> Serialize for Listed<'_, I, F>
where
    I: IsError,
    F: Fn(&I) -> String,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct With<'l, I>(&'l I, String);

        impl<I: IsError> Serialize for With<'_, I> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write(&self.1, serializer)
            }
        }

        let Listed(list, message) = self;
        let mut errors = serializer.serialize_seq(Some(list.len()))?;
        for error in *list {
            errors.serialize_element(&With(error, message(error)))?;
        }
        errors.end()
    }
}

/// One of `errors`.
trait IsError {
    fn write<S: Serializer>(&self, message: &str, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Writes `pointer`, `code`, `detail` and `constraint`; `pointers` if there are several places; `value` unless it
/// is a secret or a composite value; and `duplicateOf` for a duplicate.
impl IsError for Violation {
    fn write<S: Serializer>(&self, message: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pointers: Vec<String> = Vec::new();
        for name in self.about() {
            let mut pointer = self.path().to_pointer();
            push_token(name, &mut pointer);
            pointers.push(pointer);
        }
        if pointers.is_empty() {
            pointers.push(self.path().to_pointer());
        }
        let value = shown(self);
        let mut map = serializer.serialize_map(None)?;
        write_error(&mut map, &pointers, self, message)?;
        if let Some(value) = &value {
            map.serialize_entry("value", value)?;
        }
        map.end()
    }
}

fn write_error<M: SerializeMap>(
    map: &mut M,
    pointers: &[String],
    violation: &Violation,
    message: &str,
) -> Result<(), M::Error> {
    map.serialize_entry("pointer", pointers.first().map_or("", String::as_str))?;
    if pointers.len() > 1 {
        map.serialize_entry("pointers", pointers)?;
    }
    map.serialize_entry("code", violation.code())?;
    map.serialize_entry("detail", message)?;
    map.serialize_entry("constraint", violation.constraint())?;
    match violation.duplicate_of() {
        Some(first) => map.serialize_entry("duplicateOf", &first),
        None => Ok(()),
    }
}

/// The same, and `line` and `column` if there is a text.
#[cfg(feature = "json")]
impl IsError for Problem {
    fn write<S: Serializer>(&self, message: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_error(&mut map, self.pointers(), self.violation(), message)?;
        if let Some(value) = self.value() {
            map.serialize_entry("value", value)?;
        }
        if let Some(at) = self.position() {
            map.serialize_entry("line", &at.line)?;
            map.serialize_entry("column", &at.column)?;
        }
        map.end()
    }
}

#[cfg(feature = "json")]
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write(&self.message(), serializer)
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write(&self.message(), serializer)
    }
}

/// The value as JSON, from the text of its `Debug`, unless it is a composite value.
fn shown(violation: &Violation) -> Option<Value> {
    let text = violation.value();
    if text.is_empty() || violation.is_secret() {
        return None;
    }
    if let Ok(value) = text.parse() {
        return Some(Value::Int(value));
    }
    match (text, text.parse::<f64>()) {
        ("true" | "false", _) => Some(Value::Bool(text == "true")),
        (_, Ok(value)) if value.is_finite() => Some(Value::Float(value)),
        _ if text.starts_with('"') => Some(Value::Text(unquoted(text).into_owned())),
        _ if text.contains([' ', '{', '(', '[']) => None,
        _ => Some(Value::Text(text.into())),
    }
}

/// Serializes as its `Display`: `lines[3].price`.
impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Serializes as `code` and the values.
impl Serialize for Constraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Constraint::WithMessage { constraint, .. } = self {
            return constraint.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code())?;
        match self {
            Constraint::Range { start, end } => {
                bound(&mut map, start, "minimum", "exclusiveMinimum")?;
                bound(&mut map, end, "maximum", "exclusiveMaximum")?;
            }
            Constraint::Length { unit, start, end } => {
                map.serialize_entry("unit", unit)?;
                bound(&mut map, start, "minimum", "exclusiveMinimum")?;
                bound(&mut map, end, "maximum", "exclusiveMaximum")?;
            }
            Constraint::OneOf(values) => map.serialize_entry("values", values)?,
            Constraint::MultipleOf(value) => map.serialize_entry("multipleOf", value)?,
            Constraint::Format(format) => map.serialize_entry("format", format)?,
            Constraint::StartsWith(text)
            | Constraint::EndsWith(text)
            | Constraint::Contains(text) => map.serialize_entry("text", text)?,
            Constraint::Pattern(pattern) => map.serialize_entry("pattern", pattern)?,
            Constraint::AllOf(rules) | Constraint::AnyOf(rules) | Constraint::Elements(rules) => {
                map.serialize_entry("rules", rules)?;
            }
            Constraint::Not(rule)
            | Constraint::Each(rule)
            | Constraint::Keys(rule)
            | Constraint::Values(rule) => map.serialize_entry("rule", rule)?,
            Constraint::Valid(name) => map.serialize_entry("struct", name)?,
            Constraint::Custom { description, .. } => {
                map.serialize_entry("description", description)?;
            }
            Constraint::Finite
            | Constraint::Unique
            | Constraint::Required
            | Constraint::Ensure(_)
            | Constraint::WithMessage { .. } => {}
        }
        map.end()
    }
}

fn bound<M: SerializeMap>(
    map: &mut M,
    bound: &Bound<impl Serialize>,
    included: &str,
    excluded: &str,
) -> Result<(), M::Error> {
    match bound {
        Bound::Included(value) => map.serialize_entry(included, value),
        Bound::Excluded(value) => map.serialize_entry(excluded, value),
        Bound::Unbounded => Ok(()),
    }
}

/// Serializes as a number, text or boolean. An integer outside of `u64` and `i64`, and a float that is not
/// finite, are text, because not every format has them.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
                (Ok(value), _) => serializer.serialize_u64(value),
                (_, Ok(value)) => serializer.serialize_i64(value),
                _ => serializer.collect_str(value),
            },
            Value::Uint(value) => serializer.collect_str(value),
            Value::Float(value) if value.is_finite() => serializer.serialize_f64(*value),
            Value::Float(value) => serializer.collect_str(value),
            Value::Char(value) => serializer.serialize_char(*value),
            Value::Text(text) | Value::Other(text) => serializer.serialize_str(text),
        }
    }
}

/// Serializes as its name: `chars`, `items`, ..
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Serializes as its name: `email`, `uuid`, ..
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
