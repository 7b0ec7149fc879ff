//! What a rule reports violations to.

use alloc::{boxed::Box, format, string::String, vec::Vec};
use core::fmt;

use super::excerpt::excerpt;
use super::{Path, Segment, Violation};
use crate::constraint::Constraint;

/// What a rule reports the violations of a value to.
///
/// Only a rule that looks into a value needs it, to say which part is meant:
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{constraint::Constraint, error::Reporter};
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
///     fn report(&self, value: &[u16; 3], reporter: &mut Reporter<'_>) {
///         for (i, part) in value.iter().enumerate() {
///             reporter.at_index(i, |reporter| (0..=255).report(part, reporter));
///         }
///     }
/// }
///
/// let violation = Rgb.violations(&[0, 300, 0]).next().unwrap();
/// assert_eq!(violation.to_string(), "[1]: 300 is not within 0..=255");
/// ```
#[derive(Debug)]
pub struct Reporter<'a> {
    path: Path,
    /// What every violation says in place of its own message.
    message: Option<&'static str>,
    found: &'a mut Vec<Violation>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(found: &'a mut Vec<Violation>) -> Self {
        Reporter {
            path: Path(Vec::with_capacity(2)),
            message: None,
            found,
        }
    }
}

impl Reporter<'_> {
    /// Reports one violation, at the current path.
    ///
    /// ```
    /// use inbounds::{constraint::Constraint, error::Reporter};
    ///
    /// fn odd(value: u8, reporter: &mut Reporter<'_>) {
    ///     reporter.violation(Constraint::custom("odd", "an odd number"), &value);
    /// }
    /// ```
    pub fn violation(&mut self, constraint: Constraint, value: &dyn fmt::Debug) {
        let constraint = match self.message {
            Some(_) if self.is_reported() => return,
            Some(message) => Constraint::WithMessage {
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

    /// Reports one `ensure` clause that does not hold.
    pub(crate) fn failed_clause(&mut self, message: &'static str, about: &'static [&'static str]) {
        self.found.push(Violation {
            path: self.path.clone(),
            about,
            constraint: Constraint::Ensure(message),
            value: String::new(),
        });
    }

    /// Whether the message in force has been reported for this path.
    fn is_reported(&self) -> bool {
        self.found
            .last()
            .is_some_and(|last| match &last.constraint {
                Constraint::WithMessage { message, .. } => {
                    Some(&**message) == self.message && last.path == self.path
                }
                _ => false,
            })
    }

    /// Reports with `message` in place of each violation's own; the outermost counts.
    pub(crate) fn with_message(
        &mut self,
        message: &'static str,
        explain: impl FnOnce(&mut Reporter<'_>),
    ) {
        let outer = self.message;
        self.message = Some(outer.unwrap_or(message));
        explain(self);
        self.message = outer;
    }

    /// Reports from a field of the value.
    ///
    /// ```
    /// use inbounds::{Rule, error::Reporter};
    ///
    /// fn size((width, height): (u8, u8), reporter: &mut Reporter<'_>) {
    ///     reporter.at_field("width", |reporter| (1..).report(&width, reporter));
    ///     reporter.at_field("height", |reporter| (1..).report(&height, reporter));
    /// }
    /// ```
    pub fn at_field(&mut self, name: &'static str, explain: impl FnOnce(&mut Reporter<'_>)) {
        self.at(Segment::Field(name), explain);
    }

    /// Reports from an element of the value, counted from zero.
    ///
    /// ```
    /// use inbounds::{Rule, error::Reporter};
    ///
    /// fn positive(values: &[i8], reporter: &mut Reporter<'_>) {
    ///     for (i, value) in values.iter().enumerate() {
    ///         reporter.at_index(i, |reporter| (1..).report(value, reporter));
    ///     }
    /// }
    /// ```
    pub fn at_index(&mut self, index: usize, explain: impl FnOnce(&mut Reporter<'_>)) {
        self.at(Segment::Index(index), explain);
    }

    /// Reports from an entry of a map.
    ///
    /// ```
    /// use inbounds::{Rule, error::Reporter};
    /// use std::collections::BTreeMap;
    ///
    /// fn positive(values: &BTreeMap<String, i8>, reporter: &mut Reporter<'_>) {
    ///     for (key, value) in values {
    ///         reporter.at_key(key, |reporter| (1..).report(value, reporter));
    ///     }
    /// }
    /// ```
    pub fn at_key(&mut self, key: &dyn fmt::Debug, explain: impl FnOnce(&mut Reporter<'_>)) {
        self.at(Segment::Key(format!("{key:?}")), explain);
    }

    fn at(&mut self, segment: Segment, explain: impl FnOnce(&mut Reporter<'_>)) {
        self.path.0.push(segment);
        explain(self);
        self.path.0.pop();
    }
}
