//! The error of one row of many.

use core::error::Error;
use core::fmt;

use super::ValidationError;
use super::violation::write_omitted;

/// The error of a rejected row, with the number of the row.
///
/// [`Validated::validate_all`] returns it. Its `Display` has a line for each violation, which begins
/// with the number.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Exam { math: u8 in 0..=100 } }
///
/// let rows = [60, 160].map(|math| ExamFields { math });
/// let err = Exam::validate_all(rows).find_map(Result::err).unwrap();
/// assert_eq!(err.row(), 1);
/// assert_eq!(err.to_string(), "row 1: math: 160 is not within 0..=100");
/// ```
///
/// [`Validated::validate_all`]: crate::Validated::validate_all
#[must_use = "the error holds the rejected row and the reasons"]
pub struct RowError<F> {
    row: usize,
    error: ValidationError<F>,
}

impl<F> RowError<F> {
    pub(crate) fn new(row: usize, error: ValidationError<F>) -> Self {
        RowError { row, error }
    }

    /// Returns the number of the row.
    ///
    /// The first row has the number zero, or the one that was passed to
    /// [`starting_at`](crate::bulk::ValidateAll::starting_at).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate_all([ExamFields { math: 160 }]).find_map(Result::err).unwrap();
    /// assert_eq!(err.row(), 0);
    /// ```
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// Returns the error of the row, without the number.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate_all([ExamFields { math: 160 }]).find_map(Result::err).unwrap();
    /// assert_eq!(err.error().violations().next().unwrap().code(), "range");
    /// ```
    pub fn error(&self) -> &ValidationError<F> {
        &self.error
    }

    /// Returns the error of the row, moved out, which has the fields.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate_all([ExamFields { math: 160 }]).find_map(Result::err).unwrap();
    /// assert_eq!(err.into_error().into_value().math, 160);
    /// ```
    pub fn into_error(self) -> ValidationError<F> {
        self.error
    }
}

impl<F> fmt::Display for RowError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let violations = self.error.violations();
        let row = self.row;
        for (i, violation) in violations.as_slice().iter().enumerate() {
            let line_end = if i == 0 { "" } else { "\n" };
            write!(f, "{line_end}row {row}: {violation}")?;
        }
        if violations.omitted() > 0 {
            write!(f, "\nrow {row}: ")?;
            write_omitted(violations.omitted(), f)?;
        }
        Ok(())
    }
}

/// Shows the row and the violations, not the fields.
impl<F> fmt::Debug for RowError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowError")
            .field("row", &self.row)
            .field("error", &self.error)
            .finish()
    }
}

impl<F> Error for RowError<F> {}
