//! Errors for a web client: one object per violation, with bounds in the words of JSON Schema.

use alloc::{format, vec::Vec};
use core::ops::Bound;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::constraint::{Constraint, Format, Unit, Value};
use crate::error::{Path, ValidationError, Violation};

/// `{ "violations": [..] }`: the value itself is not written.
impl<T> Serialize for ValidationError<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let violations: Vec<Violation> = self.violations().collect();
        let mut error = serializer.serialize_struct("ValidationError", 1)?;
        error.serialize_field("violations", &violations)?;
        error.end()
    }
}

/// `path`, `about`, `code`, `constraint`, `value` and `message`.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut violation = serializer.serialize_struct("Violation", 6)?;
        violation.serialize_field("path", self.path())?;
        violation.serialize_field("about", self.about())?;
        violation.serialize_field("code", self.code())?;
        violation.serialize_field("constraint", self.constraint())?;
        violation.serialize_field("value", self.value())?;
        violation.serialize_field("message", &self.message())?;
        violation.end()
    }
}

/// As its `Display`: `lines[3].price`.
impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `code`, and the limits.
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
            Constraint::AllOf(rules) | Constraint::AnyOf(rules) => {
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

/// A number, a text or a truth value.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
                (Ok(value), _) => serializer.serialize_u64(value),
                (_, Ok(value)) => serializer.serialize_i64(value),
                _ => serializer.serialize_i128(*value),
            },
            Value::Float(value) => serializer.serialize_f64(*value),
            Value::Char(value) => serializer.serialize_char(*value),
            Value::Text(text) | Value::Other(text) => serializer.serialize_str(text),
        }
    }
}

/// `chars`, `items`, ..
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format!("{self:?}").to_lowercase())
    }
}

/// `email`, `uuid`, ..
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format!("{self:?}").to_lowercase())
    }
}
