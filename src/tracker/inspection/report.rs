//! All tracked types of the process.

use core::cmp::Reverse;
use core::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::counts::Counts;
use crate::tracker::pool::make_early;
use crate::tracker::{Instances, Recorded, Tracker};

/// The pool that was listed last. Each pool links to the one before, so listing allocates nothing.
static LAST: Mutex<Option<&'static dyn Reportable>> = Mutex::new(None);

trait Reportable: Sync {
    fn type_report(&self) -> TypeReport;
    fn before(&self) -> Option<&'static dyn Reportable>;
}

/// The link of a pool in the list of all pools.
pub(crate) struct Listed(OnceLock<Option<&'static dyn Reportable>>);

impl Listed {
    pub(crate) const fn new() -> Self {
        Listed(OnceLock::new())
    }
}

impl<F: Recorded> Instances<F> {
    /// Lists a type from its first instance or rejected value on.
    pub(crate) fn list(&'static self) {
        if self.listed.0.get().is_none() {
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            if self.listed.0.set(*last).is_ok() {
                *last = Some(self);
            }
        }
    }
}

impl<F: Recorded> Reportable for Instances<F> {
    fn type_report(&self) -> TypeReport {
        TypeReport {
            type_name: core::any::type_name::<F::Struct>(),
            policy: <F::Policy as Tracker<F>>::name(),
            counts: self.counts(),
            bytes: self.bytes(),
        }
    }

    fn before(&self) -> Option<&'static dyn Reportable> {
        self.listed.0.get().copied().flatten()
    }
}

/// One tracked type: a row of the [`Report`].
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
/// drop(Exam::new(60).unwrap());
/// let exam = &inbounds::tracker::report().types[0];
/// assert!(exam.type_name.ends_with("Exam"));
/// assert_eq!((exam.policy, exam.counts.retained), ("strong", 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeReport {
    /// The struct, with its path and type arguments, from [`type_name`](core::any::type_name).
    pub type_name: &'static str,
    /// Its policy, by [`Tracker::name`].
    pub policy: &'static str,
    /// How many instances there are and were.
    pub counts: Counts,
    /// The memory of its pool: see [`Instances::bytes`].
    pub bytes: usize,
}

/// The tracked types of the process: those with most retained records first, then those that use
/// most memory.
///
/// Its `Display` is a table.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// println!("{}", inbounds::tracker::report());
/// // type       policy  live  retained  created  high-water  bytes
/// // main::Exam weak       1         0        1           1   2952
/// # drop(exam);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Returns the rows, one for each type.
    pub types: Vec<TypeReport>,
}

/// Returns the counts of all tracked types that have had an instance or a rejected value.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(inbounds::tracker::report().types.len(), 1);
/// # drop(exam);
/// ```
#[must_use]
pub fn report() -> Report {
    make_early();
    let last = *LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let pools = core::iter::successors(last, |pool| pool.before());
    let mut types: Vec<TypeReport> = pools.map(Reportable::type_report).collect();
    types.sort_by(|a, b| {
        let key = |row: &TypeReport| Reverse((row.counts.retained, row.bytes));
        let by_size = key(a).cmp(&key(b));
        by_size.then_with(|| a.type_name.cmp(b.type_name))
    });
    Report { types }
}

const HEAD: [&str; 7] = [
    "type",
    "policy",
    "live",
    "retained",
    "created",
    "high-water",
    "bytes",
];

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = vec![HEAD.map(String::from)];
        table.extend(self.types.iter().map(|row| {
            [
                row.type_name.to_owned(),
                row.policy.to_owned(),
                row.counts.live.to_string(),
                row.counts.retained.to_string(),
                row.counts.created.to_string(),
                row.counts.high_water.to_string(),
                row.bytes.to_string(),
            ]
        }));
        let mut widths = [0; HEAD.len()];
        for row in &table {
            for (width, text) in widths.iter_mut().zip(row) {
                *width = text.chars().count().max(*width);
            }
        }
        for [kind, policy, numbers @ ..] in &table {
            let [kind_width, policy_width, number_widths @ ..] = widths;
            write!(f, "{kind:kind_width$}  {policy:policy_width$}")?;
            for (number, width) in numbers.iter().zip(number_widths) {
                write!(f, "  {number:>width$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
