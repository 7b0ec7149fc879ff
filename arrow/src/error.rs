//! Why a batch as a whole cannot be read.

use std::error::Error;
use std::fmt;

use arrow_schema::{ArrowError, DataType};

/// A batch that does not fit a struct, whatever is in its rows.
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{RecordBatch, StringArray};
/// use inbounds::prelude::*;
/// use inbounds_arrow::Batches as _;
///
/// validated_struct! {
///     #[derive(serde::Deserialize)]
///     struct Exam { math: u8 in 0..=100 }
/// }
///
/// let math = Arc::new(StringArray::from(vec!["60"])) as _;
/// let batch = RecordBatch::try_from_iter([("math", math)]).unwrap();
/// assert_eq!(
///     Exam::check_batch(&batch).unwrap_err().to_string(),
///     "Exam: the column `math` is Utf8, but the field is a u8",
/// );
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum BatchError {
    /// A field without a default has no column.
    MissingColumn {
        /// The name of the struct.
        of: &'static str,
        /// What the column would be called.
        column: String,
    },
    /// A column that the struct does not know, under `#[serde(deny_unknown_fields)]`.
    UnknownColumn {
        /// The name of the struct.
        of: &'static str,
        /// The name of the column.
        column: String,
    },
    /// Two columns with the same name.
    DuplicateColumn {
        /// The name of the struct.
        of: &'static str,
        /// The name of both.
        column: String,
    },
    /// A column of a type that has no values of the field.
    WrongType {
        /// The name of the struct.
        of: &'static str,
        /// The name of the column.
        column: String,
        /// The type of the field.
        field: &'static str,
        /// The type of the column.
        found: DataType,
    },
    /// A batch that cannot be read as rows, or rows that are no batch.
    Rows(serde_arrow::Error),
    /// Columns that form no batch.
    Arrow(ArrowError),
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BatchError::MissingColumn { of, column } => {
                write!(f, "{of}: the column `{column}` is missing")
            }
            BatchError::UnknownColumn { of, column } => {
                write!(f, "{of}: unknown column `{column}`")
            }
            BatchError::DuplicateColumn { of, column } => {
                write!(f, "{of}: there are two columns `{column}`")
            }
            BatchError::WrongType {
                of,
                column,
                field,
                found,
            } => write!(
                f,
                "{of}: the column `{column}` is {found}, but the field is a {field}",
            ),
            BatchError::Rows(error) => write!(f, "the batch cannot be read: {error}"),
            BatchError::Arrow(error) => error.fmt(f),
        }
    }
}

impl Error for BatchError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            BatchError::Rows(error) => Some(error),
            BatchError::Arrow(error) => Some(error),
            _ => None,
        }
    }
}
