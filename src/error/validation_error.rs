//! The error of a constructor or setter: the rejected value, and on demand the violations.

use alloc::{boxed::Box, string::String, string::ToString};
use core::error::Error;
use core::fmt;

use super::{Reporter, Translated, Violation, Violations, tree};

/// A rejected value, and why it was rejected.
///
/// A setter returns the field's value in it, construction, `replace` and `update` the whole
/// unchecked struct. The list of violations is computed whenever it is read, and nothing is
/// allocated before: a rejection costs a comparison and a move, and under a tracker a count.
///
/// Its `Display` has a line for each violation; with `{:#}` it is a tree.
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

/// The value is in both, for a small one fits beside the rest.
enum Repr<T> {
    /// The violations are computed when they are read.
    Lazy {
        value: T,
        // The two halves of a `Cause`, apart, so that a small value fits beside them.
        field: u16,
        failed: u32,
        explain: Explain<T>,
    },
    /// They were recorded when the value was rejected.
    Recorded {
        value: T,
        violations: Box<Violations>,
    },
}

impl Cause {
    pub(crate) fn new(field: usize, failed: &crate::fields::Failed) -> Self {
        Cause {
            field: u16::try_from(field).unwrap_or(u16::MAX),
            failed: failed.bits(),
        }
    }
}

/// What cannot be computed from the value alone.
#[derive(Clone, Copy)]
pub(crate) struct Cause {
    /// The index of the field that was assigned.
    pub(crate) field: u16,
    /// The `ensure` clauses that did not hold, a bit each.
    pub(crate) failed: u32,
}

/// Reports the violations of a value.
pub(crate) type Explain<T> = fn(value: &T, cause: Cause, reporter: &mut Reporter<'_>);

impl<T> ValidationError<T> {
    #[cold]
    pub(crate) fn new(value: T, cause: Cause, explain: Explain<T>) -> Self {
        let Cause { field, failed } = cause;
        ValidationError(Repr::Lazy {
            value,
            field,
            failed,
            explain,
        })
    }

    #[cold]
    pub(crate) fn recorded(value: T, violations: Violations) -> Self {
        let violations = Box::new(violations);
        ValidationError(Repr::Recorded { value, violations })
    }

    /// The rejected value.
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

    /// The rejected value, moved out.
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

    /// Every violation, in the order of the declaration. Computed at each call.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100, physics: u8 in 0..=100 } }
    /// let err = Exam::new(160, 101).unwrap_err();
    /// let paths: Vec<String> = err.violations().map(|v| v.path().to_string()).collect();
    /// assert_eq!(paths, ["math", "physics"]);
    /// ```
    pub fn violations(&self) -> Violations {
        match self.0 {
            Repr::Lazy {
                ref value,
                field,
                failed,
                explain,
            } => {
                let cause = Cause { field, failed };
                Violations::collect(|reporter| explain(value, cause, reporter))
            }
            Repr::Recorded { ref violations, .. } => Violations::clone(violations),
        }
    }

    /// The error with other messages: `translate` returns the message of a violation, given its
    /// code, its constraint and its value; `None` leaves the message as it is.
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
    pub fn translated<F>(&self, translate: F) -> Translated<'_, T, F>
    where
        F: Fn(&Violation) -> Option<String>,
    {
        Translated::new(self, translate)
    }
}

/// A line for each violation, or with `{:#}` a tree: what lies in the same part of the value stands
/// under its name.
impl<T> fmt::Display for ValidationError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return tree::write(f, self.violations());
        }
        // In one piece: the string of a `to_string` is then allocated once, and does not grow.
        let violations = self.violations();
        let mut text = String::with_capacity(64 * violations.len());
        for (i, violation) in violations.enumerate() {
            if i > 0 {
                text.push('\n');
            }
            violation.write(&mut text)?;
        }
        f.write_str(&text)
    }
}

/// Shows the violations, not the value: what `unwrap` and `expect` print.
impl<T> fmt::Debug for ValidationError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValidationError ")?;
        let messages = self.violations().map(|violation| violation.to_string());
        f.debug_list().entries(messages).finish()
    }
}

impl<T> Error for ValidationError<T> {}
