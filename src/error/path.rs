//! Where in a value a violation was found.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::excerpt::excerpt;

/// The place of a violation: `math`, `tags[3]`, `limits["eu"].max`; empty for the whole value.
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
    /// An entry of a map: the key as its `Debug` writes it, up to a hundred characters.
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
    /// assert_eq!(inbounds::error::Path::default().field("tags").index(3).to_string(), "tags[3]");
    /// ```
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// Adds the entry of a map.
    ///
    /// ```
    /// let path = inbounds::error::Path::default().field("limits").key(&"eu");
    /// assert_eq!(path.to_string(), "limits[\"eu\"]");
    /// ```
    #[must_use]
    pub fn key(mut self, key: &dyn fmt::Debug) -> Self {
        self.0.push(Segment::Key(excerpt(key)));
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Field(name) if i == 0 => f.write_str(name)?,
                Segment::Field(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) => write!(f, "[{key}]")?,
            }
        }
        Ok(())
    }
}
