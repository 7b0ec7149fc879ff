//! The error of a visitor, as data, because its text would have to be parsed.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::ops::Bound;

use serde::de::{self, Expected, Unexpected};

use super::node::Kind;
use crate::constraint::{Constraint, Unit, Value};

#[derive(Clone, Debug)]
pub(crate) struct Fault(Box<What>);

#[derive(Clone, Debug)]
pub(super) enum What {
    /// An error that is already among the problems.
    Told,
    Missing(&'static str),
    Duplicate(&'static str),
    UnknownField(String, Known),
    UnknownVariant(String, Known),
    /// A value of another type, or out of the range of its type.
    Unfit {
        is_range: bool,
        got: Got,
        expected: String,
    },
    Length(String),
    Custom(String),
    /// An error that was examined: nothing more precise is known than the node at which it was returned.
    Settled(Constraint),
}

type Known = &'static [&'static str];

/// What is expected where an enum is read.
pub(super) const VARIANT: &str = "the name of a variant, or an object with that one key";

/// The value that was found in place of the expected one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Got {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(String),
    List,
    Map,
    Other,
}

impl Got {
    /// Whether a node can be what was found.
    pub(super) fn is(&self, kind: &Kind<'_>) -> bool {
        match (self, kind) {
            (Got::Null, Kind::Null) | (Got::List, Kind::List(_)) | (Got::Map, Kind::Map(_)) => true,
            (Got::Bool(a), Kind::Bool(b)) => a == b,
            (Got::Int(a), Kind::Int(b)) => a == b,
            #[allow(clippy::float_cmp, reason = "the same number, not a computed one")]
            (Got::Float(a), Kind::Float(b)) => a == b,
            (Got::Text(a), Kind::Text(b)) => a == b,
            _ => false,
        }
    }
}

impl Fault {
    pub(super) fn new(what: What) -> Self {
        Fault(Box::new(what))
    }

    pub(super) fn told() -> Self {
        Fault::new(What::Told)
    }

    pub(super) fn what(&self) -> &What {
        &self.0
    }

    pub(super) fn is_told(&self) -> bool {
        matches!(self.what(), What::Told)
    }

    pub(super) fn is_settled(&self) -> bool {
        matches!(self.what(), What::Told | What::Settled(_))
    }

    pub(super) fn settled(self) -> Self {
        if self.is_settled() {
            return self;
        }
        Fault::new(What::Settled(self.constraint()))
    }

    /// Whether it is the same error.
    pub(super) fn is_like(&self, other: &Fault) -> bool {
        self.to_string() == other.to_string()
    }

    pub(super) fn unfit(is_range: bool, got: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let got = match got {
            Unexpected::Unit => Got::Null,
            Unexpected::Bool(value) => Got::Bool(value),
            Unexpected::Unsigned(value) => Got::Int(value.into()),
            Unexpected::Signed(value) => Got::Int(value.into()),
            Unexpected::Float(value) => Got::Float(value),
            Unexpected::Str(value) => Got::Text(value.to_owned()),
            Unexpected::Seq => Got::List,
            Unexpected::Map => Got::Map,
            _ => Got::Other,
        };
        Fault::new(What::Unfit {
            is_range,
            got,
            expected: expected.to_string(),
        })
    }

    /// Whether a value with others in it is expected; `None` if that is not known.
    pub(super) fn expects_parts(&self) -> Option<bool> {
        const SCALARS: [&str; 8] = [
            "a boolean",
            "f32",
            "f64",
            "a string",
            "a borrowed string",
            "a character",
            "unit",
            "path string",
        ];
        match self.what() {
            What::UnknownVariant(..) | What::Unfit { is_range: true, .. } => Some(false),
            What::Unfit { expected, .. } => match described(expected) {
                _ if expected == VARIANT => Some(true),
                Cow::Borrowed("an object" | "an array" | "an object with a tag") => Some(true),
                _ if SCALARS.contains(&&**expected) || range_of(expected).is_some() => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The constraint that the value does not meet, as a rule of this crate would state it.
    pub(super) fn constraint(&self) -> Constraint {
        match self.what() {
            What::Told => Constraint::custom("invalid", "valid"),
            What::Missing(_) => Constraint::Required,
            What::Duplicate(_) => {
                with_message("duplicate_field", "given once", "the field is given twice")
            }
            What::UnknownField(_, known) => {
                let known = list(known);
                let message = match known.as_str() {
                    "" => Cow::Borrowed("unknown field"),
                    known => Cow::Owned(format!("unknown field, expected {known}")),
                };
                with_message("unknown_field", "a known field", message)
            }
            What::UnknownVariant(_, known) => Constraint::OneOf(
                known
                    .iter()
                    .map(|name| Value::Text((*name).to_owned()))
                    .collect(),
            ),
            What::Unfit {
                is_range, expected, ..
            } => match range_of(expected) {
                Some((start, end)) if *is_range => Constraint::Range { start, end },
                // The error is that of a parser: the type is right.
                _ if *is_range => Constraint::custom("invalid", described(expected)),
                _ => Constraint::custom("type", described(expected)),
            },
            What::Length(expected) => match first_number(expected) {
                Some(count) => Constraint::Length {
                    unit: Unit::Items,
                    start: Bound::Included(count),
                    end: Bound::Included(count),
                },
                None => Constraint::custom("length", expected.clone()),
            },
            What::Custom(text) => with_message("invalid", "valid", text.clone()),
            What::Settled(constraint) => constraint.clone(),
        }
    }
}

pub(super) fn with_message(
    code: &'static str,
    description: &'static str,
    message: impl Into<Cow<'static, str>>,
) -> Constraint {
    Constraint::WithMessage {
        constraint: Box::new(Constraint::custom(code, description)),
        message: message.into(),
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("`{one}`"),
        _ => format!("one of `{}`", names.join("`, `")),
    }
}

fn first_number(text: &str) -> Option<usize> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits = &text[start..];
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    digits[..end].parse().ok()
}

type Bounds = (Bound<Value>, Bound<Value>);

/// The range of an integer type, by the name that serde uses for it.
fn range_of(expected: &str) -> Option<Bounds> {
    let (name, is_nonzero) = match expected.strip_prefix("a nonzero ") {
        Some(name) => (name, true),
        None => (expected, false),
    };
    macro_rules! bounds {
        ($($ty:ident)*) => {
            match name {
                $(stringify!($ty) => (Value::of(&$ty::MIN), Value::of(&$ty::MAX)),)*
                _ => return None,
            }
        };
    }
    let (low, high) = bounds!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    match low {
        Value::Int(0) if is_nonzero => {
            Some((Bound::Included(Value::Int(1)), Bound::Included(high)))
        }
        _ if is_nonzero => None,
        low => Some((Bound::Included(low), Bound::Included(high))),
    }
}

/// What serde expects, in the terms of JSON.
fn described(expected: &str) -> Cow<'static, str> {
    match expected {
        "u8" | "u16" | "u32" | "i8" | "i16" | "i32" => match range_of(expected) {
            Some((Bound::Included(low), Bound::Included(high))) => {
                return Cow::Owned(format!("an integer within {low}..={high}"));
            }
            _ => "an integer",
        },
        "u64" | "u128" | "usize" => "a non-negative integer",
        "i64" | "i128" | "isize" => "an integer",
        "f32" | "f64" | "any number" | "a JSON number" => "a number",
        "a boolean" => "`true` or `false`",
        "a string" | "a borrowed string" => "a string",
        "a character" => "a single character",
        "unit" => "null",
        "a sequence" => "an array",
        "a map" => "an object",
        "path string" => "a path",
        _ if expected.starts_with("a nonzero ") => "a nonzero integer",
        _ if expected.starts_with("struct ") => "an object",
        _ if expected.starts_with("unit struct ") => "null",
        _ if expected.starts_with("an array of length ") => "an array",
        _ if expected.starts_with("a tuple ") || expected.starts_with("tuple struct ") => {
            "an array"
        }
        _ if expected.starts_with("struct variant ") => "an object",
        _ if expected.starts_with("tuple variant ") => "an array",
        _ if expected.starts_with("internally tagged ") => "an object with a tag",
        _ if expected.starts_with("adjacently tagged ") => "an object with a tag",
        _ => return Cow::Owned(expected.to_owned()),
    }
    .into()
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.what() {
            What::Missing(name) => write!(f, "missing field `{name}`"),
            What::Duplicate(name) => write!(f, "duplicate field `{name}`"),
            What::UnknownField(name, _) => write!(f, "unknown field `{name}`"),
            What::UnknownVariant(name, _) => write!(f, "unknown variant `{name}`"),
            What::Unfit { got, expected, .. } => write!(f, "{got:?}, expected {expected}"),
            What::Custom(text) | What::Length(text) => f.write_str(text),
            What::Told | What::Settled(_) => write!(f, "{}", self.constraint()),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Fault::new(What::Custom(message.to_string()))
    }

    fn invalid_type(got: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Fault::unfit(false, got, expected)
    }

    fn invalid_value(got: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Fault::unfit(true, got, expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Fault::new(What::Length(expected.to_string()))
    }

    fn unknown_variant(name: &str, known: Known) -> Self {
        Fault::new(What::UnknownVariant(name.to_owned(), known))
    }

    fn unknown_field(name: &str, known: Known) -> Self {
        Fault::new(What::UnknownField(name.to_owned(), known))
    }

    fn missing_field(name: &'static str) -> Self {
        Fault::new(What::Missing(name))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Fault::new(What::Duplicate(name))
    }
}
