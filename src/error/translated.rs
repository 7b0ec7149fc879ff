//! An error with translated messages.

use alloc::string::String;
use core::fmt;

#[cfg(feature = "json")]
use super::Problems;
use super::violation::write_omitted;
use super::{ValidationError, Violation};

/// An error with other messages.
///
/// [`ValidationError::translated`] and [`Problems::translated`](crate::error::Problems::translated)
/// return it. The messages are in its `Display` and, with the feature `serde`, in its JSON.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// let err = Exam::new(160).unwrap_err();
/// assert_eq!(err.translated(|_| Some("nein".to_owned())).to_string(), "math: nein");
/// ```
pub struct Translated<'r, E, F> {
    pub(crate) error: &'r E,
    pub(crate) translate: F,
    omitted: Option<fn(usize) -> String>,
}

impl<'r, E, F> Translated<'r, E, F> {
    pub(super) fn new(error: &'r E, translate: F) -> Self {
        Translated {
            error,
            translate,
            omitted: None,
        }
    }

    /// Sets the translation of the last line of a long error: how many violations are not shown.
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

impl<T, F> fmt::Display for Translated<'_, ValidationError<T>, F>
where
    F: Fn(&Violation) -> Option<String>,
{
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

#[cfg(feature = "json")]
impl<F: Fn(&Violation) -> Option<String>> fmt::Display for Translated<'_, Problems, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.error.iter().enumerate() {
            f.write_str(if i > 0 { "\n" } else { "" })?;
            problem.write_place(f)?;
            match (self.translate)(problem.violation()) {
                Some(message) => f.write_str(&message)?,
                None => problem.violation().write_message(f)?,
            }
        }
        self.error.write_cut_off(f)
    }
}

impl<E, F> fmt::Debug for Translated<'_, E, F>
where
    Self: fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
