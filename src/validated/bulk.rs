//! Iterators over many rows: what [`Validated::validate_all`] returns.
//!
//! | file | what it holds |
//! |---|---|
//! | `bulk.rs` | [`ValidateAll`]: row by row |
//! | `bulk/parallel.rs` | `Parallel`: on all cores, with the feature `rayon` |

#[cfg(feature = "rayon")]
mod parallel;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

#[cfg(feature = "rayon")]
pub use parallel::Parallel;

use crate::error::RowError;
use crate::validated::Validated;

/// An iterator that validates each row when it is read: see [`Validated::validate_all`].
///
/// ```
/// use inbounds::{bulk::ValidateAll, prelude::*};
///
/// validated_struct! { struct Exam { math: u8 in 0..=100 } }
///
/// let rows = [60, 160].map(|math| ExamFields { math });
/// let all: ValidateAll<Exam, _> = Exam::validate_all(rows);
/// assert_eq!(all.filter(Result::is_ok).count(), 1);
/// ```
#[must_use = "rows are validated when they are read"]
pub struct ValidateAll<S, I> {
    rows: I,
    next: usize,
    instances: PhantomData<fn() -> S>,
}

impl<S: Validated, I: Iterator<Item = S::Fields>> ValidateAll<S, I> {
    pub(crate) fn new(rows: I) -> Self {
        ValidateAll {
            rows,
            next: 0,
            instances: PhantomData,
        }
    }

    /// Counts rows from `first` instead of zero, for lines after a header or for part of a file.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! { struct Exam { math: u8 in 0..=100 } }
    ///
    /// let rows = [60, 160].map(|math| ExamFields { math });
    /// let err = Exam::validate_all(rows).starting_at(2).find_map(Result::err).unwrap();
    /// assert_eq!(err.to_string(), "row 3: math: 160 is not within 0..=100");
    /// ```
    pub fn starting_at(mut self, first: usize) -> Self {
        self.next = first;
        self
    }

    /// Validates on all cores, in batches. The order of the rows is kept.
    ///
    /// At most two batches of 4096 rows are in memory: one is validated while the next is read.
    /// Batching costs about twenty nanoseconds per row, so it pays off if rows take longer than that to
    /// validate. Requires the feature `rayon`.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! { struct Exam { math: u8 in 0..=100 } }
    ///
    /// let rows = (0..10_000).map(|i| ExamFields { math: (i % 110) as u8 });
    /// let bad: Vec<usize> = Exam::validate_all(rows)
    ///     .parallel()
    ///     .filter_map(|row| Some(row.err()?.row()))
    ///     .collect();
    /// assert_eq!(bad[..3], [101, 102, 103]);
    /// ```
    #[cfg(feature = "rayon")]
    #[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
    pub fn parallel(self) -> Parallel<S, I>
    where
        I: Send,
        S: Send,
        S::Fields: Send,
    {
        Parallel::new(self.rows, self.next)
    }
}

#[inline]
fn validated<S: Validated>(row: usize, fields: S::Fields) -> Result<S, RowError<S::Fields>> {
    S::validate(fields).map_err(|error| RowError::new(row, error))
}

impl<S: Validated, I: Iterator<Item = S::Fields>> Iterator for ValidateAll<S, I> {
    type Item = Result<S, RowError<S::Fields>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let fields = self.rows.next()?;
        let row = self.next;
        self.next += 1;
        Some(validated(row, fields))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl<S: Validated, I: ExactSizeIterator<Item = S::Fields>> ExactSizeIterator for ValidateAll<S, I> {}

impl<S: Validated, I: FusedIterator<Item = S::Fields>> FusedIterator for ValidateAll<S, I> {}

impl<S, I: fmt::Debug> fmt::Debug for ValidateAll<S, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidateAll")
            .field("rows", &self.rows)
            .field("next", &self.next)
            .finish()
    }
}
