//! The units of lengths.

/// The unit that the length of a value is counted in.
///
/// Text has no length without a unit: `"é"` is one character and two bytes.
///
/// ```
/// use inbounds::constraint::{Constraint, Unit};
/// use inbounds::prelude::*;
///
/// let constraint = Rule::<str>::constraint(&chars(1..=80));
/// assert!(matches!(constraint, Constraint::Length { unit: Unit::Chars, .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values, as [`str::chars`] counts them.
    Chars,
    /// Bytes of the text in UTF-8.
    Bytes,
    /// Code units of the text in UTF-16.
    Utf16,
    /// Extended grapheme clusters: what a person calls a character.
    Graphemes,
    /// Elements of a collection.
    Items,
}

impl Unit {
    /// Returns the stable name of the unit.
    ///
    /// ```
    /// assert_eq!(inbounds::constraint::Unit::Chars.name(), "chars");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Chars => "chars",
            Unit::Bytes => "bytes",
            Unit::Utf16 => "utf16",
            Unit::Graphemes => "graphemes",
            Unit::Items => "items",
        }
    }

    pub(super) fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Unit::Chars, 1) => "character",
            (Unit::Chars, _) => "characters",
            (Unit::Bytes, 1) => "byte",
            (Unit::Bytes, _) => "bytes",
            (Unit::Utf16, 1) => "UTF-16 code unit",
            (Unit::Utf16, _) => "UTF-16 code units",
            (Unit::Graphemes, 1) => "grapheme",
            (Unit::Graphemes, _) => "graphemes",
            (Unit::Items, 1) => "item",
            (Unit::Items, _) => "items",
        }
    }
}
