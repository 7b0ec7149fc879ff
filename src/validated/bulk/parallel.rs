//! Rows validated on all cores, in batches.

use core::fmt;
use core::iter::FusedIterator;
use std::vec;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::validated;
use crate::error::RowError;
use crate::validated::Validated;

/// Large enough that the cost of a batch, a few microseconds, is small compared with that of its rows.
const BATCH: usize = 4096;

/// An iterator that validates rows on all cores.
///
/// [`ValidateAll::parallel`](super::ValidateAll::parallel) returns it.
///
/// ```
/// use inbounds::{bulk::Parallel, prelude::*};
///
/// validated_struct! { struct Exam { math: u8 in 0..=100 } }
///
/// let rows = [60, 160].map(|math| ExamFields { math });
/// let all: Parallel<Exam, _> = Exam::validate_all(rows).parallel();
/// assert_eq!(all.filter(Result::is_ok).count(), 1);
/// ```
#[must_use = "rows are validated when they are read"]
pub struct Parallel<S: Validated, I> {
    rows: I,
    /// The number of the first row of `read`.
    next: usize,
    /// The batch to validate next.
    read: Vec<S::Fields>,
    /// The results that were not returned yet.
    done: vec::IntoIter<Result<S, RowError<S::Fields>>>,
    is_started: bool,
}

impl<S, I> Parallel<S, I>
where
    S: Validated<Fields: Send> + Send,
    I: Iterator<Item = S::Fields> + Send,
{
    pub(super) fn new(rows: I, next: usize) -> Self {
        Parallel {
            rows,
            next,
            read: Vec::new(),
            done: Vec::new().into_iter(),
            is_started: false,
        }
    }

    /// Validates the batch that was read, and reads the next one meanwhile.
    #[cold]
    fn advance(&mut self) {
        let rows = &mut self.rows;
        if !self.is_started {
            self.is_started = true;
            self.read = batch(rows);
        }
        let read = core::mem::take(&mut self.read);
        let first = self.next;
        self.next += read.len();
        // A batch that is not full is the last one. Do not read on: not every iterator is fused.
        let is_last = read.len() < BATCH;
        let validate = || {
            let numbered = read.into_par_iter().enumerate();
            numbered
                .map(|(i, fields)| validated(first + i, fields))
                .collect::<Vec<_>>()
        };
        let (done, read) = if is_last {
            (validate(), Vec::new())
        } else {
            rayon::join(validate, || batch(rows))
        };
        self.done = done.into_iter();
        self.read = read;
    }
}

fn batch<T>(rows: &mut impl Iterator<Item = T>) -> Vec<T> {
    rows.take(BATCH).collect()
}

impl<S, I> Iterator for Parallel<S, I>
where
    S: Validated<Fields: Send> + Send,
    I: Iterator<Item = S::Fields> + Send,
{
    type Item = Result<S, RowError<S::Fields>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.done.len() == 0 && !(self.is_started && self.read.is_empty()) {
            self.advance();
        }
        self.done.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let here = self.done.len() + self.read.len();
        if self.is_started && self.read.len() < BATCH {
            return (here, Some(here));
        }
        let (least, most) = self.rows.size_hint();
        (
            least.saturating_add(here),
            most.and_then(|most| most.checked_add(here)),
        )
    }
}

impl<S, I> FusedIterator for Parallel<S, I>
where
    S: Validated<Fields: Send> + Send,
    I: Iterator<Item = S::Fields> + Send,
{
}

impl<S: Validated, I: fmt::Debug> fmt::Debug for Parallel<S, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parallel")
            .field("rows", &self.rows)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}
