//! What is wrong with a cell.

use std::fmt;

use inbounds::error::{Segment, Violation};

/// What is wrong with one row, mostly with one column of it.
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{RecordBatch, UInt8Array};
/// use inbounds::prelude::*;
/// use inbounds_arrow::Batches as _;
///
/// validated_struct! {
///     #[derive(serde::Deserialize)]
///     struct Exam { math: u8 in 0..=100 }
/// }
///
/// let math = Arc::new(UInt8Array::from(vec![Some(60), Some(160), None])) as _;
/// let batch = RecordBatch::try_from_iter_with_nullable([("math", math, true)]).unwrap();
/// let problems = Exam::check_batch(&batch).unwrap().problems();
/// let codes: Vec<_> = problems.iter().map(|it| (it.row(), it.column(), it.code())).collect();
/// assert_eq!(codes, [(1, Some("math"), "range"), (2, Some("math"), "required")]);
/// assert_eq!(problems[0].to_string(), "row 1: math: 160 is not within 0..=100");
/// assert_eq!(problems[1].to_string(), "row 2: math: a value is required");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub(crate) row: usize,
    pub(crate) column: Option<String>,
    pub(crate) code: String,
    pub(crate) message: String,
    /// Whether the message begins with a path into the value.
    pub(crate) is_inside: bool,
}

impl Problem {
    /// A violation of a row, in the column that the field has.
    pub(crate) fn of(
        violation: &Violation,
        row: usize,
        column_of: impl FnOnce(&'static str) -> String,
    ) -> Self {
        let segments = violation.path().segments();
        let message = match segments {
            // The column is said apart.
            [Segment::Field(_)] | [] => violation.message(),
            [Segment::Field(name), ..] => {
                let whole = violation.to_string();
                whole.strip_prefix(name).unwrap_or(&whole).to_owned()
            }
            _ => violation.to_string(),
        };
        Problem {
            row,
            column: match segments.first() {
                Some(Segment::Field(name)) => Some(column_of(name)),
                _ => None,
            },
            code: violation.code().to_owned(),
            message,
            is_inside: segments.len() > 1,
        }
    }

    /// Returns the row, counted from zero.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Returns the name of the column; `None` if it is about the row, as an `ensure` clause is.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// Returns the code of the violation: `required` for a NULL, `range` for an integer beyond the type of the field,
    /// `type` for another value that cannot be read.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns the message. A path into the value, as in `[1]: 300 is not within 0..=255`, is a part of it.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The row, the column and the message.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: ", self.row)?;
        match &self.column {
            Some(column) if self.is_inside => write!(f, "{column}{}", self.message),
            Some(column) => write!(f, "{column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}
