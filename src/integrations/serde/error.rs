//! Errors for a web client: one object per violation, with bounds named as in JSON Schema.

use core::ops::Bound;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::constraint::{Constraint, Format, Unit, Value};
use crate::error::{Path, ValidationError, Violation, Violations};

/// `{ "violations": [..] }`, and `omitted` if there are more. The value itself is not written.
impl<T> Serialize for ValidationError<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.violations().serialize(serializer)
    }
}

/// Like the error that they belong to.
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let omitted = (self.omitted() > 0).then_some(self.omitted());
        let count = 1 + usize::from(omitted.is_some());
        let mut error = serializer.serialize_struct("ValidationError", count)?;
        error.serialize_field("violations", self.as_slice())?;
        match omitted {
            Some(omitted) => error.serialize_field("omitted", &omitted)?,
            None => error.skip_field("omitted")?,
        }
        error.end()
    }
}

/// `path`, `about`, `code`, `constraint`, `value` and `message`, and `duplicateOf` for a duplicate.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = 6 + usize::from(self.duplicate_of().is_some());
        let mut violation = serializer.serialize_struct("Violation", count)?;
        violation.serialize_field("path", self.path())?;
        violation.serialize_field("about", self.about())?;
        violation.serialize_field("code", self.code())?;
        violation.serialize_field("constraint", self.constraint())?;
        violation.serialize_field("value", self.value())?;
        match self.duplicate_of() {
            Some(first) => violation.serialize_field("duplicateOf", &first)?,
            None => violation.skip_field("duplicateOf")?,
        }
        violation.serialize_field("message", &self.message())?;
        violation.end()
    }
}

/// Like its `Display`: `lines[3].price`.
impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `code`, and the values.
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

/// A number, text or boolean. An integer outside of `u64` and `i64`, and a float that is not a
/// number, are text, because not every format has them.
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

/// Its name: `chars`, `items`, ..
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Its name: `email`, `uuid`, ..
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
