//! One reason of a refusal, and how the reasons are gathered.

use alloc::{boxed::Box, format, string::String, vec, vec::Vec};
use core::fmt;

use super::excerpt::excerpt;
use super::{Path, Segment};
use crate::rule::Constraint;

/// One reason why a value was refused: where, which constraint, which value.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// let no = Exam::new(160).unwrap_err();
/// let violation = no.violations().next().unwrap();
/// assert_eq!(violation.path().to_string(), "math");
/// assert_eq!(violation.code(), "range");
/// assert_eq!(violation.value(), "160");
/// assert_eq!(violation.message(), "160 is not within 0..=100");
/// assert_eq!(violation.to_string(), "math: 160 is not within 0..=100");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    path: Path,
    about: &'static [&'static str],
    constraint: Constraint,
    value: String,
}

impl Violation {
    /// Where: empty where the whole struct is meant.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let no = Exam::new(160).unwrap_err();
    /// assert_eq!(no.violations().next().unwrap().path().to_string(), "math");
    /// ```
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The fields that an `ensure` clause is about, where the declaration says so with `at [..]`.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Span { start: u8, end: u8 }
    ///     ensure { |span| span.start <= span.end => "start is after end" at [start, end] }
    /// }
    ///
    /// let no = Span::new(2, 1).unwrap_err();
    /// assert_eq!(no.violations().next().unwrap().about(), ["start", "end"]);
    /// assert_eq!(no.to_string(), "start, end: start is after end");
    /// ```
    #[must_use]
    pub fn about(&self) -> &'static [&'static str] {
        self.about
    }

    /// The stable name of the kind of constraint: [`Constraint::code`].
    ///
    /// ```
    /// # use inbounds::Violation;
    /// assert_eq!(Violation::of(&(0..=100), &160)[0].code(), "range");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.constraint.code()
    }

    /// What was demanded, with its limits.
    ///
    /// ```
    /// # use inbounds::{Constraint, Violation};
    /// # let found = Violation::of(&(0..=100), &160);
    /// assert!(matches!(found[0].constraint(), Constraint::Range { .. }));
    /// ```
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// The refused value, as its `Debug` writes it: the first hundred characters, and how many
    /// there are.
    ///
    /// ```
    /// # use inbounds::Violation;
    /// assert_eq!(Violation::of(&(0..=100), &160)[0].value(), "160");
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// What is wrong, without the path.
    ///
    /// ```
    /// # use inbounds::Violation;
    /// assert_eq!(Violation::of(&(0..=100), &160)[0].message(), "160 is not within 0..=100");
    /// ```
    #[must_use]
    pub fn message(&self) -> String {
        let mut message = String::new();
        // Writing to a string does not fail.
        let _ = self.constraint.write_message(&self.value, &mut message);
        message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Violation {
    pub(super) fn write(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        self.write_place(to)?;
        self.constraint.write_message(&self.value, to)
    }

    /// The path, or the fields that a clause is about, and a colon; nothing for the whole struct.
    pub(super) fn write_place(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        if !self.path.segments().is_empty() {
            write!(to, "{}: ", self.path)
        } else if !self.about.is_empty() {
            write!(to, "{}: ", self.about.join(", "))
        } else {
            Ok(())
        }
    }
}

/// The violations of a rejection, in the order of the declaration.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// assert_eq!(Exam::new(160).unwrap_err().violations().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Violations(vec::IntoIter<Violation>);

impl Violations {
    pub(crate) fn collect(explain: impl FnOnce(&mut Report<'_>)) -> Self {
        let mut found = Vec::with_capacity(4); // more are rare
        explain(&mut Report {
            path: Path(Vec::with_capacity(2)),
            message: None,
            found: &mut found,
        });
        Violations(found.into_iter())
    }
}

impl Iterator for Violations {
    type Item = Violation;

    fn next(&mut self) -> Option<Violation> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Violations {}

/// Where a rule writes what it has against a value.
///
/// Only a rule that looks into a value needs it, to say which part is meant:
///
/// ```
/// use inbounds::{Constraint, Report, Violation, prelude::*};
///
/// /// Each of three numbers is a byte.
/// struct Rgb;
///
/// impl Rule<[u16; 3]> for Rgb {
///     fn accepts(&self, value: &[u16; 3]) -> bool {
///         value.iter().all(|part| (0..=255).accepts(part))
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("rgb", "three numbers within 0..=255")
///     }
///     fn report(&self, value: &[u16; 3], report: &mut Report<'_>) {
///         for (i, part) in value.iter().enumerate() {
///             report.at_index(i, |report| (0..=255).report(part, report));
///         }
///     }
/// }
///
/// let found = Violation::of(&Rgb, &[0, 300, 0]);
/// assert_eq!(found[0].to_string(), "[1]: 300 is not within 0..=255");
/// ```
#[derive(Debug)]
pub struct Report<'a> {
    path: Path,
    /// What every violation says in place of its own message.
    message: Option<&'static str>,
    found: &'a mut Vec<Violation>,
}

impl Report<'_> {
    /// One violation, at the place where the report stands.
    ///
    /// ```
    /// use inbounds::{Constraint, Report};
    ///
    /// fn odd(value: u8, report: &mut Report<'_>) {
    ///     report.violation(Constraint::custom("odd", "an odd number"), &value);
    /// }
    /// ```
    pub fn violation(&mut self, constraint: Constraint, value: &dyn fmt::Debug) {
        let constraint = match self.message {
            Some(_) if self.is_told() => return,
            Some(message) => Constraint::Message {
                constraint: Box::new(constraint),
                message: message.into(),
            },
            None => constraint,
        };
        self.found.push(Violation {
            path: self.path.clone(),
            about: &[],
            constraint,
            value: excerpt(value),
        });
    }

    /// One `ensure` clause that does not hold.
    pub(crate) fn unmet(&mut self, message: &'static str, about: &'static [&'static str]) {
        self.found.push(Violation {
            path: self.path.clone(),
            about,
            constraint: Constraint::Ensure(message),
            value: String::new(),
        });
    }

    /// Whether the message in force has been given for this place.
    fn is_told(&self) -> bool {
        self.found
            .last()
            .is_some_and(|last| match &last.constraint {
                Constraint::Message { message, .. } => {
                    Some(&**message) == self.message && last.path == self.path
                }
                _ => false,
            })
    }

    /// Reports with `message` in place of each violation's own; the outermost counts.
    pub(crate) fn with_message(
        &mut self,
        message: &'static str,
        explain: impl FnOnce(&mut Report<'_>),
    ) {
        let outer = self.message;
        self.message = Some(outer.unwrap_or(message));
        explain(self);
        self.message = outer;
    }

    /// Reports from a field of the value.
    ///
    /// ```
    /// use inbounds::{Report, Rule};
    ///
    /// fn size((width, height): (u8, u8), report: &mut Report<'_>) {
    ///     report.at_field("width", |report| (1..).report(&width, report));
    ///     report.at_field("height", |report| (1..).report(&height, report));
    /// }
    /// ```
    pub fn at_field(&mut self, name: &'static str, explain: impl FnOnce(&mut Report<'_>)) {
        self.at(Segment::Field(name), explain);
    }

    /// Reports from an element of the value, counted from zero.
    ///
    /// ```
    /// use inbounds::{Report, Rule};
    ///
    /// fn positive(values: &[i8], report: &mut Report<'_>) {
    ///     for (i, value) in values.iter().enumerate() {
    ///         report.at_index(i, |report| (1..).report(value, report));
    ///     }
    /// }
    /// ```
    pub fn at_index(&mut self, index: usize, explain: impl FnOnce(&mut Report<'_>)) {
        self.at(Segment::Index(index), explain);
    }

    /// Reports from an entry of a map.
    ///
    /// ```
    /// use inbounds::{Report, Rule};
    /// use std::collections::BTreeMap;
    ///
    /// fn positive(values: &BTreeMap<String, i8>, report: &mut Report<'_>) {
    ///     for (key, value) in values {
    ///         report.at_key(key, |report| (1..).report(value, report));
    ///     }
    /// }
    /// ```
    pub fn at_key(&mut self, key: &dyn fmt::Debug, explain: impl FnOnce(&mut Report<'_>)) {
        self.at(Segment::Key(format!("{key:?}")), explain);
    }

    fn at(&mut self, segment: Segment, explain: impl FnOnce(&mut Report<'_>)) {
        self.path.0.push(segment);
        explain(self);
        self.path.0.pop();
    }
}
