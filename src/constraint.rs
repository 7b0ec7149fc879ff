//! Rules as data, from which messages, error codes and schemas are made.
//!
//! | file | what it holds |
//! |---|---|
//! | `constraint.rs` | [`Constraint`]: a rule as data |
//! | `value.rs` | [`Value`]: a bound or another value in a constraint, typed |
//! | `unit.rs` | [`Unit`]: what a length counts |
//! | `format.rs` | [`Format`]: text formats with a name |
//! | `display.rs` | the messages |

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::ops::Bound;

mod display;
mod format;
mod unit;
mod value;

pub use format::Format;
pub use unit::Unit;
pub use value::Value;

/// A rule as data, with its values typed.
///
/// Its [`Display`](core::fmt::Display) completes the sentence "the value must be …". It contains only
/// what the declaration says, so it is shown even if the value is a [`Secret`](crate::Secret).
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
        /// The unit of the length.
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
    /// A multiple of a step. Code: `multiple_of`.
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
    /// Text that contains a given part. Code: `contains`.
    Contains(Cow<'static, str>),
    /// Text that a regular expression matches. Code: `pattern`.
    Pattern(
        /// The expression.
        String,
    ),
    /// A value that meets several constraints. Code: `all_of`.
    AllOf(Vec<Constraint>),
    /// A value that meets at least one of several constraints. Code: `any_of`.
    AnyOf(Vec<Constraint>),
    /// A value that does not meet the constraint. Code: `not`.
    Not(Box<Constraint>),
    /// A sequence whose elements meet the constraint. Code: `each`.
    Each(Box<Constraint>),
    /// A tuple whose elements meet these constraints, in order. Code: `elements`.
    Elements(Vec<Constraint>),
    /// A map whose keys meet the constraint. Code: `keys`.
    Keys(Box<Constraint>),
    /// A map whose values meet the constraint. Code: `values`.
    Values(Box<Constraint>),
    /// A sequence without equal elements. Code: `unique`.
    Unique,
    /// An `Option` that holds a value. Code: `required`.
    Required,
    /// The valid fields of a validated struct. Code: `valid`.
    Valid(
        /// The name of the struct.
        &'static str,
    ),
    /// A constraint with another message. Code: that of the constraint.
    WithMessage {
        /// The constraint.
        constraint: Box<Constraint>,
        /// The whole message.
        message: Cow<'static, str>,
    },
    /// A relation between several fields. Code: `ensure`.
    Ensure(
        /// The message that follows `=>` in the declaration.
        &'static str,
    ),
    /// A custom rule. Code: that of the rule.
    Custom {
        /// A stable name for programs.
        code: Cow<'static, str>,
        /// A text that completes the sentence "the value must be …".
        description: Cow<'static, str>,
    },
}

impl Constraint {
    /// Creates the constraint of a custom rule.
    ///
    /// `code` is a stable name for programs; `description` completes the sentence "the value must be …".
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

    /// Turns a constraint on a number into one on a length.
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
            Constraint::Not(one) => Constraint::Not(Box::new(one.counted(unit))),
            Constraint::WithMessage {
                constraint,
                message,
            } => Constraint::WithMessage {
                constraint: Box::new(constraint.counted(unit)),
                message,
            },
            other => other,
        }
    }

    /// The constraint to show for a secret, without what `not` excludes, which could reveal the secret.
    pub(crate) fn redacted(self) -> Self {
        fn each(list: Vec<Constraint>) -> Vec<Constraint> {
            list.into_iter().map(Constraint::redacted).collect()
        }
        match self {
            Constraint::Not(_) => Constraint::custom("not", "an allowed value"),
            Constraint::AllOf(all) => Constraint::AllOf(each(all)),
            Constraint::AnyOf(any) => Constraint::AnyOf(each(any)),
            Constraint::Each(one) => Constraint::Each(Box::new(one.redacted())),
            Constraint::Elements(all) => Constraint::Elements(each(all)),
            Constraint::Keys(one) => Constraint::Keys(Box::new(one.redacted())),
            Constraint::Values(one) => Constraint::Values(Box::new(one.redacted())),
            Constraint::WithMessage {
                constraint,
                message,
            } => Constraint::WithMessage {
                constraint: Box::new(constraint.redacted()),
                message,
            },
            other => other,
        }
    }

    /// Returns the stable name of this kind of constraint: `range`, `length`, `one_of` and so on.
    ///
    /// A custom rule chooses its own. Codes do not change between versions.
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
            Constraint::Elements(_) => "elements",
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
