//! What is wrong with a row.

use inbounds::error::{Segment, Violation};
use serde::Serialize;

/// One thing that is wrong with a row: in which column, and what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// The column, if it is about one.
    pub column: Option<String>,
    /// The stable name of the kind of problem.
    pub code: String,
    /// What the value must be, or how the row could not be read: the same for many rows.
    #[serde(skip)]
    pub requirement: String,
    /// The value, as far as there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    pub message: String,
}

impl Problem {
    /// A row, or the value of a column, that cannot be read.
    pub fn unreadable(
        column: Option<&str>,
        value: &str,
        requirement: &str,
        message: impl Into<String>,
    ) -> Self {
        Problem {
            column: column.map(str::to_owned),
            code: "unreadable".to_owned(),
            requirement: requirement.to_owned(),
            value: value.to_owned(),
            message: message.into(),
        }
    }
}

impl From<&Violation> for Problem {
    fn from(violation: &Violation) -> Self {
        let column = violation.path().segments().first();
        Problem {
            column: column.map(|segment| match segment {
                Segment::Field(name) => (*name).to_owned(),
                other => format!("{other:?}"),
            }),
            code: violation.code().to_owned(),
            requirement: violation.constraint().to_string(),
            value: violation.value().to_owned(),
            message: violation.message(),
        }
    }
}

/// The column and the message, as one line.
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(f, "{column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}
