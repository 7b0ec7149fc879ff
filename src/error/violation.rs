//! One reason why a value is rejected, and the list of all.

use alloc::{string::String, vec, vec::Vec};
use core::fmt;

use super::{Path, Reporter};
use crate::constraint::Constraint;

/// One reason why a value is rejected: where, which constraint, which value.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// let err = Exam::new(160).unwrap_err();
/// let violation = err.violations().next().unwrap();
/// assert_eq!(violation.path().to_string(), "math");
/// assert_eq!(violation.code(), "range");
/// assert_eq!(violation.value(), "160");
/// assert_eq!(violation.message(), "160 is not within 0..=100");
/// assert_eq!(violation.to_string(), "math: 160 is not within 0..=100");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pub(super) path: Path,
    pub(super) about: &'static [&'static str],
    pub(super) constraint: Constraint,
    pub(super) value: String,
}

impl Violation {
    /// Where: empty where the whole struct is meant.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::new(160).unwrap_err();
    /// assert_eq!(err.violations().next().unwrap().path().to_string(), "math");
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
    /// let err = Span::new(2, 1).unwrap_err();
    /// assert_eq!(err.violations().next().unwrap().about(), ["start", "end"]);
    /// assert_eq!(err.to_string(), "start, end: start is after end");
    /// ```
    #[must_use]
    pub fn about(&self) -> &'static [&'static str] {
        self.about
    }

    /// The stable name of the kind of constraint: [`Constraint::code`].
    ///
    /// ```
    /// # use inbounds::Rule;
    /// assert_eq!((0..=100).violations(&160).next().unwrap().code(), "range");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.constraint.code()
    }

    /// The constraint that the value does not meet.
    ///
    /// ```
    /// # use inbounds::{Rule, constraint::Constraint};
    /// # let violation = (0..=100).violations(&160).next().unwrap();
    /// assert!(matches!(violation.constraint(), Constraint::Range { .. }));
    /// ```
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// The rejected value, as its `Debug` writes it: the first hundred characters, and how many
    /// there are.
    ///
    /// ```
    /// # use inbounds::Rule;
    /// assert_eq!((0..=100).violations(&160).next().unwrap().value(), "160");
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// What is wrong, without the path.
    ///
    /// ```
    /// # use inbounds::Rule;
    /// let violation = (0..=100).violations(&160).next().unwrap();
    /// assert_eq!(violation.message(), "160 is not within 0..=100");
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

/// The violations of a value, in the order of the declaration.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// assert_eq!(Exam::new(160).unwrap_err().violations().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Violations(vec::IntoIter<Violation>);

impl Violations {
    pub(crate) fn collect(explain: impl FnOnce(&mut Reporter<'_>)) -> Self {
        let mut found = Vec::with_capacity(4); // more are rare
        explain(&mut Reporter::new(&mut found));
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
