//! The violations of a value.

use alloc::{string::String, vec, vec::Vec};
use core::fmt;

use super::found::Found;
use super::violation::write_omitted;
use super::{Path, Reporter, Violation, tree};

/// How many violations are kept unless another limit is given.
pub(super) const LIMIT: usize = 100;

/// The violations of a value, in the order of the declaration.
///
/// It is an iterator over the first hundred, unless another limit was given, and counts the rest: see
/// [`omitted`](Violations::omitted). Its `Display` has one line for each; with `{:#}` it is a tree.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
/// assert_eq!(Exam::new(160).unwrap_err().violations().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Violations {
    kept: vec::IntoIter<Violation>,
    omitted: usize,
}

impl Violations {
    pub(crate) fn collect(explain: impl FnOnce(&mut Reporter<'_>)) -> Self {
        Self::collect_up_to(LIMIT, explain)
    }

    pub(super) fn collect_up_to(limit: usize, explain: impl FnOnce(&mut Reporter<'_>)) -> Self {
        let mut found = Found::up_to(limit);
        explain(&mut Reporter::new(&mut found));
        let Found { kept, omitted, .. } = found;
        Violations {
            kept: kept.into_iter(),
            omitted,
        }
    }

    /// These violations, and no others.
    pub(crate) fn of(violations: impl IntoIterator<Item = Violation>) -> Self {
        Violations {
            kept: Vec::new().into_iter(),
            omitted: 0,
        }
        .with(violations)
    }

    /// Adds a violation if there is none, because the value was rejected.
    pub(crate) fn or_rejected(self) -> Self {
        if self.kept.len() > 0 || self.omitted > 0 {
            return self;
        }
        self.with([Violation::new(
            Path::default(),
            "rejected",
            "the value was rejected",
        )])
    }

    /// Adds violations at the end, whatever the limit.
    pub(super) fn with(self, more: impl IntoIterator<Item = Violation>) -> Self {
        let mut kept: Vec<Violation> = self.kept.collect();
        kept.extend(more);
        Violations {
            kept: kept.into_iter(),
            omitted: self.omitted,
        }
    }

    /// Keeps at most `limit` of the violations.
    pub(super) fn up_to(&self, limit: usize) -> Self {
        let kept: Vec<Violation> = self.as_slice().iter().take(limit).cloned().collect();
        let dropped = self.kept.len() - kept.len();
        Violations {
            kept: kept.into_iter(),
            omitted: self.omitted.saturating_add(dropped),
        }
    }

    /// Returns the number of violations that were found but not kept.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// let violations = each(..=9).violations(&vec![10; 1000]);
    /// assert_eq!((violations.len(), violations.omitted()), (100, 900));
    /// assert!(violations.to_string().ends_with("\nand 900 more"));
    /// ```
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Returns the violations that the iterator has not yet returned.
    ///
    /// ```
    /// use inbounds::Rule;
    ///
    /// assert_eq!((0..=9).violations(&10).as_slice()[0].code(), "range");
    /// ```
    #[must_use]
    pub fn as_slice(&self) -> &[Violation] {
        self.kept.as_slice()
    }
}

impl Iterator for Violations {
    type Item = Violation;

    fn next(&mut self) -> Option<Violation> {
        self.kept.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.kept.size_hint()
    }
}

impl ExactSizeIterator for Violations {}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            tree::write(f, self)?;
            return self.write_omitted(f);
        }
        // Written in one piece, so that `to_string` allocates once.
        let mut text = String::with_capacity(64 * self.kept.len());
        for (i, violation) in self.as_slice().iter().enumerate() {
            if i > 0 {
                text.push('\n');
            }
            violation.write(&mut text)?;
        }
        self.write_omitted(&mut text)?;
        f.write_str(&text)
    }
}

impl Violations {
    fn write_omitted(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        if self.omitted == 0 {
            return Ok(());
        }
        if self.kept.len() > 0 {
            to.write_str("\n")?;
        }
        write_omitted(self.omitted, to)
    }
}
