//! An error with translated messages.

use alloc::string::String;
use core::fmt;

use super::violation::write_omitted;
use super::{ValidationError, Violation};

/// What [`ValidationError::translated`] returns: an error whose `Display` has other messages.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// let err = Exam::new(160).unwrap_err();
/// assert_eq!(err.translated(|_| Some("nein".to_owned())).to_string(), "math: nein");
/// ```
pub struct Translated<'r, T, F> {
    error: &'r ValidationError<T>,
    translate: F,
    omitted: Option<fn(usize) -> String>,
}

impl<'r, T, F> Translated<'r, T, F> {
    pub(super) fn new(error: &'r ValidationError<T>, translate: F) -> Self {
        Translated {
            error,
            translate,
            omitted: None,
        }
    }

    /// Also translates the last line of a long error, which says how many violations are not shown.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Data { bytes: Vec<u8> in each(..=9) }
    /// }
    ///
    /// let err = Data::new(vec![10; 1000]).unwrap_err();
    /// let german = err.translated(|_| None).with_omitted(|n| format!("und {n} weitere"));
    /// assert!(german.to_string().ends_with("\nund 900 weitere"));
    /// ```
    #[must_use]
    pub fn with_omitted(mut self, translate: fn(usize) -> String) -> Self {
        self.omitted = Some(translate);
        self
    }
}

impl<T, F: Fn(&Violation) -> Option<String>> fmt::Display for Translated<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let violations = self.error.violations();
        for (i, violation) in violations.as_slice().iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            violation.write_place(f)?;
            match (self.translate)(violation) {
                Some(message) => f.write_str(&message)?,
                None => violation.write_message(f)?,
            }
        }
        match (violations.omitted(), self.omitted) {
            (0, _) => Ok(()),
            (omitted, Some(translate)) => write!(f, "\n{}", translate(omitted)),
            (omitted, None) => {
                f.write_str("\n")?;
                write_omitted(omitted, f)
            }
        }
    }
}

impl<T, F: Fn(&Violation) -> Option<String>> fmt::Debug for Translated<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
