//! What is wrong with a cell.

use std::borrow::Cow;
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
    row: usize,
    column: Option<Cow<'static, str>>,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    /// The rule rejects the value. The message is made only when it is read.
    Rule(Violation),
    /// There is no value of the field's type.
    Unread {
        code: &'static str,
        message: Cow<'static, str>,
    },
}

impl Problem {
    /// A violation of a row, in the column that the field has.
    pub(crate) fn of(
        violation: Violation,
        row: usize,
        column_of: impl FnOnce(&'static str) -> &'static str,
    ) -> Self {
        let column = match violation.path().segments().first() {
            Some(Segment::Field(name)) => Some(column_of(name).into()),
            _ => None,
        };
        let what = What::Rule(violation);
        Problem { row, column, what }
    }

    /// A value that cannot be read.
    pub(crate) fn unread(
        row: usize,
        column: Option<Cow<'static, str>>,
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        let message = message.into();
        let what = What::Unread { code, message };
        Problem { row, column, what }
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
        match &self.what {
            What::Rule(violation) => violation.code(),
            What::Unread { code, .. } => code,
        }
    }

    /// Returns the message. A path into the value, as in `[1]: 300 is not within 0..=255`, is a part of it.
    pub fn message(&self) -> String {
        let violation = match &self.what {
            What::Rule(violation) => violation,
            What::Unread { message, .. } => return message.as_ref().to_owned(),
        };
        match violation.path().segments() {
            // The column is said apart.
            [Segment::Field(_)] | [] => violation.message(),
            [Segment::Field(name), ..] => {
                let whole = violation.to_string();
                whole.strip_prefix(name).unwrap_or(&whole).to_owned()
            }
            _ => violation.to_string(),
        }
    }

    /// Whether the message begins with a path into the value.
    fn is_inside(&self) -> bool {
        matches!(&self.what, What::Rule(violation) if violation.path().segments().len() > 1)
    }
}

/// The row, the column and the message.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: ", self.row)?;
        match &self.column {
            Some(column) if self.is_inside() => write!(f, "{column}{}", self.message()),
            Some(column) => write!(f, "{column}: {}", self.message()),
            None => f.write_str(&self.message()),
        }
    }
}
