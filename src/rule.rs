//! What a rule is: a set of values, and the words and data that describe it.

use core::fmt;
use core::ops::Bound;
use std::any::Any;
use std::borrow::Cow;

use crate::rejected::Report;

/// A set of values of type `T`: what stands after `in` in a declaration.
///
/// A rule answers two questions. [`accepts`](Rule::accepts) is asked at each construction and
/// assignment, and compiles to the comparison that a person would write.
/// [`constraint`](Rule::constraint) is asked only when somebody reads a rejection or the
/// description of a field: messages, error codes and schemas come from it.
///
/// Implement it for a set of your own and put it after `in` with [`rule`](crate::rule()):
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::Constraint;
///
/// struct Even;
///
/// impl Rule<u8> for Even {
///     fn accepts(&self, value: &u8) -> bool {
///         value % 2 == 0
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("even", "an even number")
///     }
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Shoes {
///         count: u8 in rule(Even),
///     }
/// }
///
/// let no = Shoes::new(3).unwrap_err();
/// assert_eq!(no.to_string(), "count: 3 is not an even number");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule for values of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "a range takes numbers, chars and whatever else is ordered; `chars(..)` takes text; `len(..)` takes collections",
    note = "a rule of your own implements `inbounds::Rule<{T}>` and stands in `rule(..)`"
)]
pub trait Rule<T: ?Sized> {
    /// Whether `value` is in the set.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// assert!((0..=100).accepts(&60));
    /// assert!(!(0.0..=1.0).accepts(&f64::NAN));
    /// ```
    fn accepts(&self, value: &T) -> bool;

    /// The set as data. May allocate; called only to explain.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// let constraint = Rule::<u8>::constraint(&(0..=100));
    /// assert_eq!(constraint.code(), "range");
    /// assert_eq!(constraint.to_string(), "within 0..=100");
    /// ```
    fn constraint(&self) -> Constraint;

    /// Reports why `value` is refused, and nothing where it is accepted.
    ///
    /// The default reports one violation at the place where the report stands. A rule for
    /// elements overrides it, to say which element is meant.
    ///
    /// ```
    /// use inbounds::Violation;
    /// use inbounds::prelude::*;
    ///
    /// let found: Vec<Violation> = Violation::of(&(0..=100), &160);
    /// assert_eq!(found[0].message(), "160 is not within 0..=100");
    /// ```
    fn report(&self, value: &T, report: &mut Report<'_>)
    where
        T: fmt::Debug,
    {
        if !self.accepts(value) {
            report.violation(self.constraint(), &value);
        }
    }
}

/// A rule as data: what it demands, with its limits typed.
///
/// Its [`Display`](fmt::Display) completes the sentence "this value is not …".
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Constraint, Limit};
/// use std::ops::Bound;
///
/// let constraint = Rule::<u8>::constraint(&(0..=100));
/// assert_eq!(
///     constraint,
///     Constraint::Range {
///         start: Bound::Included(Limit::Int(0)),
///         end: Bound::Included(Limit::Int(100)),
///     }
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// A value between two bounds. Code: `range`.
    Range {
        /// The lower bound.
        start: Bound<Limit>,
        /// The upper bound.
        end: Bound<Limit>,
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
    OneOf(Vec<Limit>),
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
    /// let even = inbounds::Constraint::custom("even", "an even number");
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

    /// A rule for a number, as the rule for the length that this number is.
    pub(crate) fn counted(self, unit: Unit) -> Self {
        fn count(bound: Bound<Limit>) -> Bound<usize> {
            bound.map(|limit| match limit {
                Limit::Int(n) => usize::try_from(n).unwrap_or(usize::MAX),
                _ => usize::MAX,
            })
        }
        match self {
            Constraint::Range { start, end } => Constraint::Length {
                unit,
                start: count(start),
                end: count(end),
            },
            other => other,
        }
    }

    /// The stable name of this kind of constraint: `range`, `length`, `one_of`, `ensure`, or
    /// what a rule of the user's own calls itself.
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
            Constraint::Ensure(_) => "ensure",
            Constraint::Custom { code, .. } => code,
        }
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Range { start, end } => write_bounds(f, start.as_ref(), end.as_ref()),
            Constraint::Length { unit, start, end } => write_length(f, *unit, *start, *end),
            Constraint::OneOf(values) => {
                f.write_str("one of ")?;
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
            Constraint::Ensure(message) => f.write_str(message),
            Constraint::Custom { description, .. } => f.write_str(description),
        }
    }
}

/// `within 0..=100`, `at least 1`, `at most 5`, `below 5`.
fn write_bounds(
    f: &mut fmt::Formatter<'_>,
    start: Bound<impl fmt::Display>,
    end: Bound<impl fmt::Display>,
) -> fmt::Result {
    match (start, end) {
        (Bound::Unbounded, Bound::Unbounded) => f.write_str("any value"),
        (Bound::Included(start), Bound::Unbounded) => write!(f, "at least {start}"),
        (Bound::Excluded(start), Bound::Unbounded) => write!(f, "above {start}"),
        (Bound::Unbounded, Bound::Included(end)) => write!(f, "at most {end}"),
        (Bound::Unbounded, Bound::Excluded(end)) => write!(f, "below {end}"),
        (start, end) => {
            f.write_str("within ")?;
            write_range(f, start, end)
        }
    }
}

/// `exactly 5 characters long`, `1..=80 characters long`, `at least 1 character long`.
fn write_length(
    f: &mut fmt::Formatter<'_>,
    unit: Unit,
    start: Bound<usize>,
    end: Bound<usize>,
) -> fmt::Result {
    let noun = match (start, end) {
        (_, Bound::Included(n) | Bound::Excluded(n))
        | (Bound::Included(n) | Bound::Excluded(n), Bound::Unbounded) => unit.noun(n),
        (Bound::Unbounded, Bound::Unbounded) => unit.noun(0),
    };
    match (start, end) {
        (Bound::Included(low), Bound::Included(high)) if low == high => write!(f, "exactly {low}"),
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => write_bounds(f, start, end),
        _ => write_range(f, start, end),
    }?;
    write!(f, " {noun} long")
}

/// `0..=100`, as Rust writes it.
fn write_range(
    f: &mut fmt::Formatter<'_>,
    start: Bound<impl fmt::Display>,
    end: Bound<impl fmt::Display>,
) -> fmt::Result {
    match start {
        Bound::Included(start) => write!(f, "{start}..")?,
        Bound::Excluded(start) => write!(f, "{start}<..")?,
        Bound::Unbounded => f.write_str("..")?,
    }
    match end {
        Bound::Included(end) => write!(f, "={end}"),
        Bound::Excluded(end) => write!(f, "{end}"),
        Bound::Unbounded => Ok(()),
    }
}

/// What the length of a value counts.
///
/// There is no silent unit for text: `"é"` is one character and two bytes.
///
/// ```
/// use inbounds::{Constraint, Unit};
/// use inbounds::prelude::*;
///
/// let constraint = Rule::<str>::constraint(&chars(1..=80));
/// assert!(matches!(constraint, Constraint::Length { unit: Unit::Chars, .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values, as [`str::chars`] counts them.
    Chars,
    /// Elements of a collection.
    Items,
}

impl Unit {
    fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Unit::Chars, 1) => "character",
            (Unit::Chars, _) => "characters",
            (Unit::Items, 1) => "item",
            (Unit::Items, _) => "items",
        }
    }
}

/// A limit of a constraint, typed: so that a program need not parse a message.
///
/// Its [`Display`](fmt::Display) is the value as Rust writes it.
///
/// ```
/// use inbounds::Limit;
///
/// assert_eq!(Limit::of(&100_u8), Limit::Int(100));
/// assert_eq!(Limit::of(&"A").to_string(), "\"A\"");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Limit {
    /// `true` or `false`.
    Bool(bool),
    /// An integer of any width, `u128` beyond `i128::MAX` apart.
    Int(i128),
    /// A floating-point number.
    Float(f64),
    /// A character.
    Char(char),
    /// Text.
    Text(String),
    /// Any other value, as its `Debug` writes it.
    Other(String),
}

impl Limit {
    /// The limit that `value` stands for.
    ///
    /// ```
    /// use inbounds::Limit;
    /// use std::time::Duration;
    ///
    /// assert_eq!(Limit::of(&0.5_f32), Limit::Float(0.5));
    /// assert_eq!(Limit::of(&Duration::from_secs(2)), Limit::Other("2s".to_owned()));
    /// ```
    pub fn of<T: fmt::Debug + 'static>(value: &T) -> Self {
        macro_rules! ints {
            ($any:ident: $($int:ident)*) => {$(
                if let Some(Ok(value)) = $any.downcast_ref::<$int>().map(|v| i128::try_from(*v)) {
                    return Limit::Int(value);
                }
            )*};
        }
        let any: &dyn Any = value;
        ints!(any: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
        if let Some(value) = any.downcast_ref::<f64>() {
            Limit::Float(*value)
        } else if let Some(value) = any.downcast_ref::<f32>() {
            // By way of the shortest text, so that 0.1 stays 0.1.
            Limit::Float(value.to_string().parse().unwrap_or(f64::from(*value)))
        } else if let Some(value) = any.downcast_ref::<bool>() {
            Limit::Bool(*value)
        } else if let Some(value) = any.downcast_ref::<char>() {
            Limit::Char(*value)
        } else if let Some(value) = any.downcast_ref::<&'static str>() {
            Limit::Text((*value).to_owned())
        } else if let Some(value) = any.downcast_ref::<String>() {
            Limit::Text(value.clone())
        } else {
            Limit::Other(format!("{value:?}"))
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::Bool(value) => fmt::Debug::fmt(value, f),
            Limit::Int(value) => fmt::Debug::fmt(value, f),
            Limit::Float(value) => fmt::Debug::fmt(value, f),
            Limit::Char(value) => fmt::Debug::fmt(value, f),
            Limit::Text(value) => fmt::Debug::fmt(value, f),
            Limit::Other(text) => f.write_str(text),
        }
    }
}
