//! Everything that is wrong with a document.

use std::error::Error;
use std::fmt::{self, Write};
use std::slice;

use super::{Translated, Violation};
use crate::constraint::Constraint;

/// Everything that is wrong with a document, in the order in which it is written.
///
/// [`json::from_str`](crate::json::from_str) and the other readers return it for a document that is
/// not of the expected type: one with wrong types, missing or unknown fields, or violations of
/// validated structs. Its `Display` has a line for each problem. Like a
/// [`ValidationError`](crate::ValidationError), it serializes as the `application/problem+json` of
/// [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
///
/// ```
/// use inbounds::prelude::*;
/// use serde::Deserialize;
///
/// validated_struct! {
///     #[derive(Debug, Deserialize)]
///     struct Exam { math: u8 in 0..=100, physics: u8 in 0..=100 }
/// }
///
/// let problems = inbounds::json::from_str::<Exam>(r#"{ "math": 160, "physics": "good" }"#).unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "1:11 /math: 160 is not within 0..=100\n\
///      1:27 /physics: \"good\" is not an integer within 0..=255",
/// );
/// assert_eq!(
///     serde_json::to_value(&problems).unwrap()["errors"][0],
///     serde_json::json!({
///         "pointer": "/math",
///         "code": "range",
///         "detail": "160 is not within 0..=100",
///         "constraint": { "code": "range", "minimum": 0, "maximum": 100 },
///         "value": 160,
///         "line": 1,
///         "column": 11,
///     }),
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problems {
    list: Vec<Problem>,
    is_cut_off: bool,
    status: u16,
}

/// One problem of a document: its place, what is wrong, and the value.
///
/// ```
/// let problems = inbounds::json::from_str::<Vec<u8>>("[1, 300]").unwrap_err();
/// let problem = &problems.as_slice()[0];
/// assert_eq!((problem.pointer(), problem.code()), ("/1", "range"));
/// assert_eq!(problem.message(), "300 is not within 0..=255");
/// assert_eq!(problem.value(), Some(&serde_json::json!(300)));
/// assert_eq!(problem.position().unwrap().column, 5);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub(crate) pointers: Vec<String>,
    pub(crate) position: Option<Position>,
    pub(crate) violation: Violation,
    pub(crate) value: Option<serde_json::Value>,
}

/// The position of a problem in a text.
///
/// ```
/// let problems = inbounds::json::from_str::<Vec<u8>>("[1,\n 300]").unwrap_err();
/// let position = problems.as_slice()[0].position().unwrap();
/// assert_eq!((position.line, position.column, position.offset), (2, 2, 5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// The offset in bytes, from zero.
    pub offset: usize,
}

impl Position {
    pub(crate) fn new(line: usize, column: usize, offset: usize) -> Self {
        Position {
            line,
            column,
            offset,
        }
    }
}

impl Problem {
    /// Returns the place of the problem, as a JSON Pointer with the names that the document uses.
    ///
    /// For a missing field it ends with the name of the field. For an `ensure` clause that names several
    /// fields with `at [..]` it is that of the first one.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<Vec<u8>>("[1, 300]").unwrap_err();
    /// assert_eq!(problems.as_slice()[0].pointer(), "/1");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.pointers.first().map_or("", String::as_str)
    }

    /// Returns the JSON Pointers to all places that the problem is about.
    ///
    /// There is more than one for an `ensure` clause that names several fields with `at [..]`.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug, serde::Deserialize)]
    ///     struct Span { start: u8, end: u8 }
    ///     ensure { |span| span.start <= span.end => "start is after end" at [start, end] }
    /// }
    ///
    /// let problems = inbounds::json::from_str::<Span>(r#"{ "start": 2, "end": 1 }"#).unwrap_err();
    /// assert_eq!(problems.as_slice()[0].pointers(), ["/start", "/end"]);
    /// ```
    #[must_use]
    pub fn pointers(&self) -> &[String] {
        &self.pointers
    }

    /// Returns the stable name of what is wrong.
    ///
    /// It is the code of a rule (`range`, `length`, `one_of` ..), or `type`, `required` for a
    /// missing field, `unknown_field`, `duplicate_field`, `key`, `invalid` for a value that the parser of
    /// its type rejects, or `syntax`.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<(u8, bool)>("[-1, 0]").unwrap_err();
    /// let codes: Vec<&str> = problems.iter().map(|problem| problem.code()).collect();
    /// assert_eq!(codes, ["range", "type"]);
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.violation.code()
    }

    /// Returns the message, without the place.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<bool>("1").unwrap_err();
    /// assert_eq!(problems.as_slice()[0].message(), "1 is not `true` or `false`");
    /// ```
    #[must_use]
    pub fn message(&self) -> String {
        self.violation.message()
    }

    /// Returns the constraint that the value does not meet, with its limits.
    ///
    /// ```
    /// use inbounds::constraint::Constraint;
    ///
    /// let problems = inbounds::json::from_str::<u8>("300").unwrap_err();
    /// assert!(matches!(problems.as_slice()[0].constraint(), Constraint::Range { .. }));
    /// ```
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        self.violation.constraint()
    }

    /// Returns the value in the document.
    ///
    /// `None` if it is a secret, missing, an array or an object, or if its key is wrong. A long
    /// text is truncated.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<u8>("\"x\"").unwrap_err();
    /// assert_eq!(problems.as_slice()[0].value(), Some(&serde_json::json!("x")));
    /// ```
    #[must_use]
    pub fn value(&self) -> Option<&serde_json::Value> {
        self.value.as_ref()
    }

    /// Returns the position of the value in the text, or `None` if there was no text.
    ///
    /// If the key of the value is wrong, it is the position of the key.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<u8>(" 300").unwrap_err();
    /// assert_eq!(problems.as_slice()[0].position().unwrap().column, 2);
    /// ```
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// Returns the problem as a [`Violation`].
    ///
    /// The function that [`translated`](Problems::translated) takes is called with it.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<u8>("300").unwrap_err();
    /// assert_eq!(problems.as_slice()[0].violation().code(), "range");
    /// ```
    #[must_use]
    pub fn violation(&self) -> &Violation {
        &self.violation
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_place(f)?;
        self.violation.write_message(f)
    }
}

impl Problem {
    /// `3:8 /lines/1/price: `.
    pub(super) fn write_place(&self, to: &mut dyn Write) -> fmt::Result {
        match (self.position, self.pointer()) {
            (Some(at), "") => write!(to, "{}:{}: ", at.line, at.column),
            (Some(at), pointer) => write!(to, "{}:{} {pointer}: ", at.line, at.column),
            (None, "") => Ok(()),
            (None, pointer) => write!(to, "{pointer}: "),
        }
    }
}

impl Problems {
    pub(crate) fn new(list: Vec<Problem>, is_cut_off: bool) -> Self {
        Problems {
            list,
            is_cut_off,
            status: 422,
        }
    }

    /// Creates the problem of a request that fails as a whole, with an HTTP status.
    ///
    /// ```
    /// use inbounds::error::Problems;
    ///
    /// let missing = Problems::from_status(404, "not_found", "there is no such order");
    /// assert_eq!((missing.status(), missing.as_slice()[0].code()), (404, "not_found"));
    /// assert_eq!(missing.to_string(), "there is no such order");
    /// ```
    #[must_use]
    pub fn from_status(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Problems::whole(code, message.into(), None).with_status(status)
    }

    /// The problem of a document that cannot be parsed.
    pub(crate) fn syntax(message: String, position: Option<Position>) -> Self {
        Problems {
            status: 400,
            ..Problems::whole("syntax", message, position)
        }
    }

    /// A problem of the document as a whole.
    pub(crate) fn whole(code: &'static str, message: String, position: Option<Position>) -> Self {
        let problem = Problem {
            pointers: vec![String::new()],
            position,
            violation: Violation::new(super::Path::default(), code, message),
            value: None,
        };
        Problems::new(vec![problem], false)
    }

    pub(crate) fn with_status(self, status: u16) -> Self {
        Problems { status, ..self }
    }

    /// Returns the problems.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<Vec<u8>>("[-1, 300]").unwrap_err();
    /// assert_eq!(problems.as_slice().len(), 2);
    /// ```
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.list
    }

    /// Returns an iterator over the problems.
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<Vec<u8>>("[-1, 300]").unwrap_err();
    /// assert!(problems.iter().all(|problem| problem.code() == "range"));
    /// ```
    pub fn iter(&self) -> slice::Iter<'_, Problem> {
        self.list.iter()
    }

    /// Returns whether there may be more problems than these.
    ///
    /// There may be if there are a hundred, or if finding the others would have taken too long.
    ///
    /// ```
    /// let list = format!("[{}]", ["-1"; 1000].join(","));
    /// let problems = inbounds::json::from_str::<Vec<u8>>(&list).unwrap_err();
    /// assert_eq!((problems.as_slice().len(), problems.is_cut_off()), (100, true));
    /// ```
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.is_cut_off
    }

    /// Returns the HTTP status for a request with this body.
    ///
    /// It is that of [`from_status`](Problems::from_status), 400 if the body cannot be parsed, and 422 otherwise.
    ///
    /// ```
    /// assert_eq!(inbounds::json::from_str::<u8>("{").unwrap_err().status(), 400);
    /// assert_eq!(inbounds::json::from_str::<u8>("{}").unwrap_err().status(), 422);
    /// ```
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the problems with other messages.
    ///
    /// `translate` maps a problem to its message; `None` keeps the message. See also
    /// [`ValidationError::translated`](crate::ValidationError::translated).
    ///
    /// ```
    /// let problems = inbounds::json::from_str::<u8>("300").unwrap_err();
    /// let german = problems.translated(|violation| match violation.code() {
    ///     "range" => Some(format!("{} liegt nicht im Bereich", violation.value())),
    ///     _ => None,
    /// });
    /// assert_eq!(german.to_string(), "1:1: 300 liegt nicht im Bereich");
    /// let json = serde_json::to_value(&german).unwrap();
    /// assert_eq!(json["errors"][0]["detail"], "300 liegt nicht im Bereich");
    /// ```
    pub fn translated<F>(&self, translate: F) -> Translated<'_, Self, F>
    where
        F: Fn(&Violation) -> Option<String>,
    {
        Translated::new(self, translate)
    }

    /// Returns a `Display` that shows each problem with its line of the text, as a compiler does.
    ///
    /// ```
    /// let text = "[\n  1,\n  300\n]";
    /// let problems = inbounds::json::from_str::<Vec<u8>>(text).unwrap_err();
    /// assert_eq!(
    ///     problems.in_file("marks.json", text).to_string(),
    ///     "\
    /// marks.json:3:3: /1: 300 is not within 0..=255
    ///   |
    /// 3 |   300
    ///   |   ^
    /// ",
    /// );
    /// ```
    #[must_use]
    pub fn in_file<'a>(&'a self, name: &'a str, text: &'a str) -> impl fmt::Display + 'a {
        InFile {
            problems: self,
            name,
            text,
        }
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// Writes a line for each problem.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.list.iter().enumerate() {
            f.write_str(if i > 0 { "\n" } else { "" })?;
            problem.fmt(f)?;
        }
        self.write_cut_off(f)
    }
}

impl Problems {
    pub(super) fn write_cut_off(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_cut_off {
            "\nand maybe more"
        } else {
            ""
        })
    }
}

impl Error for Problems {}

struct InFile<'a> {
    problems: &'a Problems,
    name: &'a str,
    text: &'a str,
}

impl fmt::Display for InFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems {
            let Some(at) = problem.position else {
                writeln!(f, "{}: {problem}", self.name)?;
                continue;
            };
            write!(f, "{}:{}:{}: ", self.name, at.line, at.column)?;
            if !problem.pointer().is_empty() {
                write!(f, "{}: ", problem.pointer())?;
            }
            writeln!(f, "{}", problem.message())?;
            if let Some(line) = self.text.lines().nth(at.line.saturating_sub(1)) {
                let number = at.line.to_string();
                let (margin, before) = (number.len(), at.column.saturating_sub(1));
                let blank: String = line
                    .chars()
                    .take(before)
                    .map(|c| if c == '\t' { '\t' } else { ' ' })
                    .collect();
                writeln!(f, "{:margin$} |", "")?;
                writeln!(f, "{number} | {line}")?;
                writeln!(f, "{:margin$} | {blank}^", "")?;
            }
        }
        self.problems.write_cut_off(f)
    }
}
