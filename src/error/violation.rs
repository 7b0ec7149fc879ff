//! One reason why a value is rejected.

use alloc::{borrow::Cow, boxed::Box, string::String};
use core::fmt;

use super::Path;
use crate::constraint::Constraint;
#[cfg(feature = "serde")]
use crate::secret;

/// One reason why a value is rejected: the place, the constraint and the value.
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
    /// The index of the element that this one equals.
    pub(super) first: Option<usize>,
}

impl Violation {
    /// Creates a violation that no rule can find, for example that a name is taken.
    ///
    /// `path` is the name of a field, or a [`Path`] to a part of one; that of the whole is
    /// `Path::default()`. `code` is a stable name for programs; the message is for people, and is complete by itself.
    ///
    /// ```
    /// use inbounds::error::Violation;
    ///
    /// let violation = Violation::new("name", "taken", "this name is taken");
    /// assert_eq!(violation.code(), "taken");
    /// assert_eq!(violation.to_string(), "name: this name is taken");
    /// ```
    #[must_use]
    pub fn new(
        path: impl Into<Path>,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        let message = message.into();
        Violation {
            path: path.into(),
            about: &[],
            constraint: Constraint::WithMessage {
                constraint: Box::new(Constraint::custom(code, message.clone())),
                message,
            },
            value: String::new(),
            first: None,
        }
    }

    /// Returns the path to the rejected part; it is empty for the whole value.
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

    /// Returns the fields that an `ensure` clause names after `at`.
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

    /// Returns the stable name of the kind of constraint: [`Constraint::code`].
    ///
    /// ```
    /// # use inbounds::Rule;
    /// assert_eq!((0..=100).violations(&160).next().unwrap().code(), "range");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.constraint.code()
    }

    /// Returns the constraint that the value does not meet.
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

    /// Returns the `Debug` of the rejected value, up to a hundred characters.
    ///
    /// A longer text ends with its number of characters. Inside a [`Secret`](crate::Secret) it is
    /// `<secret>`. For an `ensure` clause and for a violation from [`Violation::new`] it is empty.
    ///
    /// ```
    /// # use inbounds::Rule;
    /// assert_eq!((0..=100).violations(&160).next().unwrap().value(), "160");
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Returns the index of the first equal element, for a violation of [`unique`](crate::rules::unique()).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// let violation = unique().violations(&vec![7, 8, 7]).next().unwrap();
    /// assert_eq!(violation.duplicate_of(), Some(0));
    /// assert_eq!(violation.to_string(), "[2]: 7 is a duplicate of element 0");
    /// ```
    #[must_use]
    pub fn duplicate_of(&self) -> Option<usize> {
        self.first
    }

    /// Returns the message, without the path.
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
        let _ = self.write_message(&mut message);
        message
    }
}

/// Writes the path and the message.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

#[cfg(feature = "json")]
impl Violation {
    /// A violation of a value in a document, which is shown as in the document.
    pub(crate) fn of_document(constraint: Constraint, shown: String) -> Self {
        Violation {
            path: Path::default(),
            about: &[],
            constraint,
            value: shown,
            first: None,
        }
    }

    pub(crate) fn shown_as(self, value: String) -> Self {
        Violation { value, ..self }
    }

    /// The violation as it may be shown for a secret.
    pub(crate) fn redacted(self) -> Self {
        Violation {
            constraint: self.constraint.redacted(),
            value: String::from(secret::SHOWN),
            ..self
        }
    }

    /// Whether the value is a number, a word or text, not a composite value.
    pub(crate) fn is_plain(&self) -> bool {
        self.value.starts_with('"')
            || !self.value.contains([' ', '{', '(', '['])
            || self.value.contains(secret::SHOWN)
    }
}

impl Violation {
    #[cfg(feature = "serde")]
    pub(crate) fn is_secret(&self) -> bool {
        self.value.contains(secret::SHOWN)
    }

    /// The value for a message: not the `Debug` of a struct.
    fn shown(&self) -> &str {
        let end = self.value.find('"').unwrap_or(self.value.len());
        if self.value[..end].contains(" { ") {
            "the value"
        } else {
            &self.value
        }
    }

    pub(super) fn write(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        self.write_place(to)?;
        self.write_message(to)
    }

    pub(super) fn write_message(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match (&self.constraint, self.first) {
            (Constraint::Unique, Some(first)) => {
                write!(to, "{} is a duplicate of element {first}", self.shown())
            }
            _ => self.constraint.write_message(self.shown(), to),
        }
    }

    /// Writes the path, or the fields that a clause names, and a colon; nothing for the whole
    /// value.
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

/// The last line of an error with more violations than are kept: `and 9,999,900 more`.
pub(super) fn write_omitted(omitted: usize, to: &mut dyn fmt::Write) -> fmt::Result {
    to.write_str("and ")?;
    let mut unit = 1;
    while omitted / unit >= 1000 {
        unit *= 1000;
    }
    write!(to, "{}", omitted / unit)?;
    while unit > 1 {
        unit /= 1000;
        write!(to, ",{:03}", omitted / unit % 1000)?;
    }
    to.write_str(" more")
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::write_omitted;

    #[test]
    fn large_numbers_are_readable() {
        for (omitted, expected) in [
            (1, "and 1 more"),
            (999, "and 999 more"),
            (1000, "and 1,000 more"),
            (9_999_900, "and 9,999,900 more"),
            (12_000_007, "and 12,000,007 more"),
        ] {
            let mut text = String::new();
            write_omitted(omitted, &mut text).unwrap();
            assert_eq!(text, expected);
        }
        let mut text = String::new();
        write_omitted(usize::MAX, &mut text).unwrap();
        assert!(text.ends_with(",615 more") || usize::BITS < 64, "{text}");
    }
}
