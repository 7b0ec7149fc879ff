//! A place in the user's code.

use core::fmt;
use core::panic::Location;
use std::path::Path;

/// The place in the user's code where an instance was created.
///
/// It is the call of `new`, `validate`, `try_from`, `clone` or `default`. Its `Display` is
/// `file:line:column`, which many terminals and editors turn into a link. An instance that serde
/// deserialized, or that proptest or arbitrary generated, was created in the code of those crates:
/// its site is `deserialized` or `generated`. An instance in a cloned `Vec` has a place in the
/// standard library.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap(); let line = line!();
/// let site = Exam::instances().snapshot()[0].created_at();
/// assert_eq!((site.file(), site.line()), (file!(), line));
/// assert_eq!(site.to_string(), format!("{}:{line}:{}", file!(), site.column()));
/// # drop(exam);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site(Option<&'static Location<'static>>);

impl Site {
    pub(super) const fn new(location: &'static Location<'static>) -> Self {
        Site(Some(location))
    }

    /// The site of an instance whose place has no number, because there are too many places.
    pub(super) const OTHER: Self = Site(None);

    /// Returns the path of the file, as passed to the compiler.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::instances().by_site()[0].site.file(), file!());
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn file(&self) -> &'static str {
        match self.0 {
            Some(location) => location.file(),
            None => "",
        }
    }

    /// Returns the line, from 1.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap(); let line = line!();
    /// assert_eq!(Exam::instances().by_site()[0].site.line(), line);
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn line(&self) -> u32 {
        self.0.map_or(0, Location::line)
    }

    /// Returns the column, from 1.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(Exam::instances().by_site()[0].site.column() > 0);
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn column(&self) -> u32 {
        self.0.map_or(0, Location::column)
    }

    /// Returns whether serde created the instance.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(!Exam::instances().by_site()[0].site.is_deserialized());
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn is_deserialized(&self) -> bool {
        self.is_in("integrations/serde.rs")
    }

    /// Whether the place is in this file of this crate.
    fn is_in(self, file: &str) -> bool {
        let source = Path::new(file!()).ancestors().nth(3); // this is `src/tracker/birth/site.rs`
        let Some((location, source)) = self.0.zip(source) else {
            return false;
        };
        let inside = Path::new(location.file()).strip_prefix(source);
        inside.is_ok_and(|inside| inside == Path::new(file))
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            _ if self.is_deserialized() => f.pad("deserialized"),
            _ if self.is_in("integrations/generate.rs") => f.pad("generated"),
            Some(location) => f.pad(&location.to_string()),
            None => f.pad("elsewhere"),
        }
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
