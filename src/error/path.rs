//! The place of a violation in a value.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt::{self, Write};

use super::excerpt::excerpt;

/// The place of a violation, such as `math`, `tags[3]` or `limits["eu"].max`.
///
/// It is empty for the whole value.
///
/// ```
/// use inbounds::error::Path;
///
/// let path = Path::default().field("lines").index(3).field("price");
/// assert_eq!(path.to_string(), "lines[3].price");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub(super) Vec<Segment>);

/// One step of a [`Path`].
///
/// ```
/// use inbounds::error::{Path, Segment};
///
/// let path = Path::default().field("tags").index(3);
/// assert_eq!(path.segments(), [Segment::Field("tags"), Segment::Index(3)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// A field of a struct.
    Field(&'static str),
    /// An element of a sequence, from zero.
    Index(usize),
    /// An entry of a map, by the `Debug` of its key, up to a hundred characters.
    Key(String),
}

impl Path {
    /// Returns the steps, from the outside in.
    ///
    /// ```
    /// assert!(inbounds::error::Path::default().segments().is_empty());
    /// ```
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Adds a field.
    ///
    /// ```
    /// assert_eq!(inbounds::error::Path::default().field("math").to_string(), "math");
    /// ```
    #[must_use]
    pub fn field(mut self, name: &'static str) -> Self {
        self.0.push(Segment::Field(name));
        self
    }

    /// Adds an element, counted from zero.
    ///
    /// ```
    /// assert_eq!(inbounds::error::Path::from("tags").index(3).to_string(), "tags[3]");
    /// ```
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// Adds the entry of a map.
    ///
    /// ```
    /// let path = inbounds::error::Path::from("limits").key(&"eu");
    /// assert_eq!(path.to_string(), "limits[\"eu\"]");
    /// ```
    #[must_use]
    pub fn key(mut self, key: &dyn fmt::Debug) -> Self {
        self.0.push(Segment::Key(excerpt(key)));
        self
    }
}

impl Path {
    /// Returns the path as a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).
    ///
    /// It has the names of the declaration, not those of a document.
    ///
    /// ```
    /// let path = inbounds::error::Path::default().field("limits").key(&"a/b").index(0);
    /// assert_eq!(path.to_pointer(), "/limits/a~1b/0");
    /// ```
    #[must_use]
    pub fn to_pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Field(name) => push_token(name, &mut pointer),
                Segment::Key(key) => push_token(&unquoted(key), &mut pointer),
                Segment::Index(index) => {
                    // Writing to a string does not fail.
                    let _ = write!(pointer, "/{index}");
                }
            }
        }
        pointer
    }
}

/// Adds a token to a JSON Pointer.
pub(crate) fn push_token(token: &str, pointer: &mut String) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// The text of which this is the `Debug`; anything else unchanged.
pub(crate) fn unquoted(debug: &str) -> Cow<'_, str> {
    let Some(inner) = debug.strip_prefix('"') else {
        return Cow::Borrowed(debug);
    };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        let c = match c {
            '\\' => match rest.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('0') => '\0',
                Some('u') => {
                    let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    let number = u32::from_str_radix(&digits, 16).ok();
                    number
                        .and_then(char::from_u32)
                        .unwrap_or(char::REPLACEMENT_CHARACTER)
                }
                Some(c) => c,
                None => break,
            },
            c => c,
        };
        text.push(c);
    }
    Cow::Owned(text)
}

/// The path to a field.
///
/// ```
/// # use inbounds::error::Path;
/// assert_eq!(Path::from("tags").index(3).to_string(), "tags[3]");
/// ```
impl From<&'static str> for Path {
    fn from(field: &'static str) -> Self {
        Path::default().field(field)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_segments(&self.0, f)
    }
}

/// Writes a path, or a part of one.
pub(super) fn write_segments(segments: &[Segment], to: &mut dyn Write) -> fmt::Result {
    for (i, segment) in segments.iter().enumerate() {
        match segment {
            Segment::Field(name) if i == 0 => to.write_str(name)?,
            Segment::Field(name) => write!(to, ".{name}")?,
            Segment::Index(index) => write!(to, "[{index}]")?,
            Segment::Key(key) => write!(to, "[{key}]")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::unquoted;

    #[test]
    fn debug_of_text_is_undone() {
        for text in ["", "plain", "a\"b\\c", "tab\t\n\r\0'", "\u{1}\u{200b}é"] {
            assert_eq!(unquoted(&format!("{text:?}")), text);
        }
        assert_eq!(unquoted("160"), "160");
    }
}
