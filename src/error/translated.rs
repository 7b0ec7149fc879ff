//! A rejection in the words of a translator.

use alloc::string::String;
use core::fmt;

use super::{ValidationError, Violation};

/// What [`ValidationError::translated`] gives: its `Display` is that of the rejection, in other words.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// let err = Exam::new(160).unwrap_err();
/// assert_eq!(err.translated(|_| Some("nein".to_owned())).to_string(), "math: nein");
/// ```
pub struct Translated<'r, T, F> {
    rejected: &'r ValidationError<T>,
    translate: F,
}

impl<'r, T, F> Translated<'r, T, F> {
    pub(super) fn new(rejected: &'r ValidationError<T>, translate: F) -> Self {
        Translated {
            rejected,
            translate,
        }
    }
}

impl<T, F: Fn(&Violation) -> Option<String>> fmt::Display for Translated<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.rejected.violations().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            violation.write_place(f)?;
            let message = (self.translate)(&violation).unwrap_or_else(|| violation.message());
            f.write_str(&message)?;
        }
        Ok(())
    }
}

impl<T, F: Fn(&Violation) -> Option<String>> fmt::Debug for Translated<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
