//! Rules as data: what messages, error codes, introspection and schemas are made of.
//!
//! | file | what it holds |
//! |---|---|
//! | `constraint.rs` | [`Constraint`]: a rule as data |
//! | `value.rs` | [`Value`]: a bound or another value in a constraint, typed |
//! | `unit.rs` | [`Unit`]: what a length counts |
//! | `format.rs` | [`Format`]: the text formats that have a name |
//! | `display.rs` | the words: what completes "this value is not …" |

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::fmt;
use core::ops::Bound;

mod display;
mod format;
mod unit;
mod value;

pub use format::Format;
pub use unit::Unit;
pub use value::Value;

/// A rule as data: what it demands, with its values typed.
///
/// Its [`Display`](core::fmt::Display) completes the sentence "this value is not …".
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::constraint::{Constraint, Value};
/// use std::ops::Bound;
///
/// let constraint = Rule::<u8>::constraint(&(0..=100));
/// assert_eq!(
///     constraint,
///     Constraint::Range {
///         start: Bound::Included(Value::Int(0)),
///         end: Bound::Included(Value::Int(100)),
///     }
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// A value between two bounds. Code: `range`.
    Range {
        /// The lower bound.
        start: Bound<Value>,
        /// The upper bound.
        end: Bound<Value>,
    },
    /// A length between two bounds. Code: `length`.
    Length {
        /// What is counted.
        unit: Unit,
        /// The lower bound.
        start: Bound<usize>,
        /// The upper bound.
        end: Bound<usize>,
    },
    /// One of a list of values. Code: `one_of`.
    OneOf(Vec<Value>),
    /// A number that is neither infinite nor NaN. Code: `finite`.
    Finite,
    /// A number that a step divides. Code: `multiple_of`.
    MultipleOf(
        /// The step.
        Value,
    ),
    /// Text in a well-known format. Code: `format`.
    Format(Format),
    /// Text with a given beginning. Code: `starts_with`.
    StartsWith(Cow<'static, str>),
    /// Text with a given end. Code: `ends_with`.
    EndsWith(Cow<'static, str>),
    /// Text with a given part. Code: `contains`.
    Contains(Cow<'static, str>),
    /// Text that a regular expression matches. Code: `pattern`.
    Pattern(
        /// The expression.
        String,
    ),
    /// A value that several constraints let pass. Code: `all_of`.
    AllOf(Vec<Constraint>),
    /// A value that at least one of several constraints lets pass. Code: `any_of`.
    AnyOf(Vec<Constraint>),
    /// A value that the constraint does not let pass. Code: `not`.
    Not(Box<Constraint>),
    /// A sequence whose elements the constraint lets pass. Code: `each`.
    Each(Box<Constraint>),
    /// A map whose keys the constraint lets pass. Code: `keys`.
    Keys(Box<Constraint>),
    /// A map whose values the constraint lets pass. Code: `values`.
    Values(Box<Constraint>),
    /// A sequence without equal elements. Code: `unique`.
    Unique,
    /// A value that is there. Code: `required`.
    Required,
    /// The fields of a validated struct that it would take. Code: `valid`.
    Valid(
        /// The name of the struct.
        &'static str,
    ),
    /// A constraint with a message in place of its own. The code is the constraint's.
    WithMessage {
        /// What is demanded.
        constraint: Box<Constraint>,
        /// The whole message.
        message: Cow<'static, str>,
    },
    /// Several fields that must fit each other. Code: `ensure`.
    Ensure(
        /// The message that stands after `=>` in the declaration.
        &'static str,
    ),
    /// A rule of the user's own. The code is the rule's.
    Custom {
        /// A stable name for programs.
        code: Cow<'static, str>,
        /// What completes "this value is not …".
        description: Cow<'static, str>,
    },
}

impl Constraint {
    /// A constraint for a rule of your own: a stable `code` for programs, and a `description`
    /// that completes the sentence "this value is not …".
    ///
    /// ```
    /// let even = inbounds::constraint::Constraint::custom("even", "an even number");
    /// assert_eq!((even.code(), even.to_string().as_str()), ("even", "an even number"));
    /// ```
    pub fn custom(
        code: impl Into<Cow<'static, str>>,
        description: impl Into<Cow<'static, str>>,
    ) -> Self {
        Constraint::Custom {
            code: code.into(),
            description: description.into(),
        }
    }

    /// Says what is wrong with a value that the constraint does not let pass.
    pub(crate) fn write_message(&self, value: &str, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Constraint::Ensure(message) => to.write_str(message),
            Constraint::WithMessage { message, .. } => to.write_str(message),
            Constraint::Not(excluded) => write!(to, "{value} is {excluded}, which is excluded"),
            Constraint::Required => to.write_str("a value is required"),
            Constraint::Unique => write!(to, "{value} is there already, and must be unique"),
            other => {
                to.write_str(value)?;
                to.write_str(" is not ")?;
                write!(to, "{other}")
            }
        }
    }

    /// A rule for a number, as the rule for the length that this number is.
    pub(crate) fn counted(self, unit: Unit) -> Self {
        fn count(bound: Bound<Value>) -> Bound<usize> {
            bound.map(|value| match value {
                Value::Int(n) => usize::try_from(n).unwrap_or(usize::MAX),
                _ => usize::MAX,
            })
        }
        match self {
            Constraint::Range { start, end } => Constraint::Length {
                unit,
                start: count(start),
                end: count(end),
            },
            Constraint::AllOf(all) => {
                Constraint::AllOf(all.into_iter().map(|one| one.counted(unit)).collect())
            }
            Constraint::AnyOf(any) => {
                Constraint::AnyOf(any.into_iter().map(|one| one.counted(unit)).collect())
            }
            other => other,
        }
    }

    /// The stable name of this kind of constraint: `range`, `length`, `one_of`, and so on, or
    /// what a rule of the user's own calls itself. Codes do not change.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert_eq!(Rule::<String>::constraint(&chars(1..=80)).code(), "length");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Constraint::Range { .. } => "range",
            Constraint::Length { .. } => "length",
            Constraint::OneOf(_) => "one_of",
            Constraint::Finite => "finite",
            Constraint::MultipleOf(_) => "multiple_of",
            Constraint::Format(_) => "format",
            Constraint::StartsWith(_) => "starts_with",
            Constraint::EndsWith(_) => "ends_with",
            Constraint::Contains(_) => "contains",
            Constraint::Pattern(_) => "pattern",
            Constraint::AllOf(_) => "all_of",
            Constraint::AnyOf(_) => "any_of",
            Constraint::Not(_) => "not",
            Constraint::Each(_) => "each",
            Constraint::Keys(_) => "keys",
            Constraint::Values(_) => "values",
            Constraint::Unique => "unique",
            Constraint::Required => "required",
            Constraint::Valid(_) => "valid",
            Constraint::WithMessage { constraint, .. } => constraint.code(),
            Constraint::Ensure(_) => "ensure",
            Constraint::Custom { code, .. } => code,
        }
    }
}
