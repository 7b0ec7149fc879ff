//! The error of a constructor or setter: the rejected value and its violations.

use alloc::{boxed::Box, string::String, string::ToString};
use core::error::Error;
use core::fmt;

use super::cause::{Cause, Explain, Packed};
use super::violations::LIMIT;
use super::{Translated, Violation, Violations};
use crate::constraint::Constraint;

/// A rejected value, and why it was rejected.
///
/// The error of a setter contains the value of its field. The error of a constructor, `replace` and
/// `update` contains the whole fields struct.
///
/// An error describes the moment when it was made, and has at least one violation. The violations are
/// computed when they are read, so rejecting a value costs a comparison and a move, and allocates
/// nothing. They are recorded at once if a rule depends on more than the value (see
/// [`Rule::is_stable`](crate::Rule::is_stable)), or if an `ensure` clause beyond the sixteenth does
/// not hold.
///
/// Its `Display` has one line for each violation; with `{:#}` it is a tree.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Exam {
///         math: u8 in 0..=100,
///         physics: u8 in 0..=100,
///     }
/// }
///
/// let err = Exam::new(160, 101).unwrap_err();
/// assert_eq!(
///     err.to_string(),
///     "math: 160 is not within 0..=100\n\
///      physics: 101 is not within 0..=100",
/// );
/// let mut fields = err.into_value();
/// fields.math = 60;
/// fields.physics = 50;
/// assert!(Exam::try_from(fields).is_ok());
/// ```
#[must_use = "the error holds the rejected value and the reasons"]
pub struct ValidationError<T>(Repr<T>);

/// Both variants hold the value, because a box for it would cost an allocation.
enum Repr<T> {
    Lazy {
        value: T,
        cause: Packed,
        explain: Explain<T>,
    },
    Recorded {
        value: T,
        violations: Box<Violations>,
    },
}

impl<T> ValidationError<T> {
    /// The error of a value that was rejected for `cause`. Its violations are computed when they are read
    /// if the rules are stable, and now if they are not.
    #[cold]
    pub(crate) fn new(value: T, cause: &Cause, is_stable: bool, explain: Explain<T>) -> Self {
        match Packed::of(cause) {
            Some(cause) if is_stable => ValidationError(Repr::Lazy {
                value,
                cause,
                explain,
            }),
            _ => {
                let violations = explained(&value, cause, explain, LIMIT);
                Self::recorded(value, violations)
            }
        }
    }

    /// The error of a value whose violations are known.
    #[cold]
    pub(crate) fn recorded(value: T, violations: Violations) -> Self {
        let violations = Box::new(violations);
        ValidationError(Repr::Recorded { value, violations })
    }

    /// Returns the error with one more violation.
    ///
    /// ```
    /// use inbounds::error::{Path, Violation};
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    ///
    /// let late = Violation::new(Path::default(), "late", "the term is over");
    /// let err = Exam::new(160).unwrap_err().with(late);
    /// assert_eq!(err.to_string(), "math: 160 is not within 0..=100\nthe term is over");
    /// ```
    pub fn with(self, violation: Violation) -> Self {
        let violations = self.violations().with([violation]);
        ValidationError::recorded(self.into_value(), violations)
    }

    /// Returns a reference to the rejected value.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let mut exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.set_math(160).unwrap_err().value(), &160);
    /// ```
    pub fn value(&self) -> &T {
        match &self.0 {
            Repr::Lazy { value, .. } | Repr::Recorded { value, .. } => value,
        }
    }

    /// Returns the rejected value, moved out.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let mut exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.set_math(160).unwrap_err().into_value(), 160);
    /// ```
    pub fn into_value(self) -> T {
        match self.0 {
            Repr::Lazy { value, .. } | Repr::Recorded { value, .. } => value,
        }
    }

    /// Returns the first hundred violations, in the order of the declaration.
    ///
    /// [`Violations::omitted`] is the number of the rest.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100, physics: u8 in 0..=100 } }
    /// let err = Exam::new(160, 101).unwrap_err();
    /// let paths: Vec<String> = err.violations().map(|v| v.path().to_string()).collect();
    /// assert_eq!(paths, ["math", "physics"]);
    /// ```
    pub fn violations(&self) -> Violations {
        self.violations_up_to(LIMIT)
    }

    /// Returns the first `limit` violations, in the order of the declaration.
    ///
    /// An error whose violations were recorded when it was made (see [`ValidationError`]) has at most a
    /// hundred.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Data { bytes: Vec<u8> in each(..=9) }
    /// }
    ///
    /// let err = Data::new(vec![10; 1000]).unwrap_err();
    /// assert_eq!(err.violations_up_to(1000).len(), 1000);
    /// assert_eq!(
    ///     err.violations_up_to(2).to_string(),
    ///     "bytes[0]: 10 is not at most 9\nbytes[1]: 10 is not at most 9\nand 998 more",
    /// );
    /// ```
    pub fn violations_up_to(&self, limit: usize) -> Violations {
        match &self.0 {
            Repr::Lazy {
                value,
                cause,
                explain,
            } => explained(value, &cause.unpacked(), *explain, limit),
            Repr::Recorded { violations, .. } => violations.up_to(limit),
        }
    }

    /// Returns the error with other messages.
    ///
    /// `translate` maps a violation to its message, for example by its code, constraint and value; `None`
    /// keeps the message. [`Translated::with_omitted`] translates the last line of a long error.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::new(160).unwrap_err();
    /// let german = err.translated(|violation| match violation.code() {
    ///     "range" => Some(format!("{} liegt nicht im Bereich", violation.value())),
    ///     _ => None,
    /// });
    /// assert_eq!(german.to_string(), "math: 160 liegt nicht im Bereich");
    /// ```
    pub fn translated<F>(&self, translate: F) -> Translated<'_, Self, F>
    where
        F: Fn(&Violation) -> Option<String>,
    {
        Translated::new(self, translate)
    }
}

/// The violations of a rejected value: at least one, even if no rule reports any.
#[cold]
fn explained<T>(value: &T, cause: &Cause, explain: Explain<T>, limit: usize) -> Violations {
    Violations::collect_up_to(limit, |reporter| {
        explain(value, cause, reporter);
        if reporter.count() == 0 {
            let constraint = Constraint::custom("invalid", "valid");
            reporter.violate(&constraint, &format_args!("the value"));
        }
    })
}

/// Writes one line for each violation. `{:#}` writes a tree: violations in the same part of the value
/// are grouped under its name.
impl<T> fmt::Display for ValidationError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.violations(), f)
    }
}

/// Writes the violations, not the value. `unwrap` and `expect` print it.
impl<T> fmt::Debug for ValidationError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValidationError ")?;
        let violations = self.violations();
        let mut list = f.debug_list();
        list.entries(violations.as_slice().iter().map(ToString::to_string));
        if violations.omitted() == 0 {
            list.finish()
        } else {
            list.finish_non_exhaustive()
        }
    }
}

impl<T> Error for ValidationError<T> {}
