//! The report of all tracked types of the process.

use core::cmp::Reverse;
use core::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::counts::Counts;
use super::growth::Growth;
use super::sites::Sites;
use super::{json, table};
use crate::tracker::birth::{Moment, advance_generation};
use crate::tracker::pool::make_early;
use crate::tracker::{Instances, Recorded, Tracker};

/// The pool that was listed last. Each pool links to the previous one, so listing allocates nothing.
static LAST: Mutex<Option<&'static dyn Reportable>> = Mutex::new(None);

trait Reportable: Sync {
    /// With the sites of what is at least so old.
    fn type_report(&self, survivors: Option<u32>) -> TypeReport;
    fn before(&self) -> Option<&'static dyn Reportable>;
    fn renew_births(&self);
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
    fn type_report(&self, survivors: Option<u32>) -> TypeReport {
        TypeReport {
            type_name: core::any::type_name::<F::Struct>(),
            policy: <F::Policy as Tracker<F>>::name(),
            counts: self.counts(),
            bytes: self.bytes(),
            sites: survivors.map_or_else(Sites::default, |age| self.survivors(age)),
            pool: core::ptr::from_ref(self).addr(),
        }
    }

    fn before(&self) -> Option<&'static dyn Reportable> {
        self.listed.0.get().copied().flatten()
    }

    fn renew_births(&self) {
        let now = Moment::now();
        self.walk(|_, slot| {
            if let Some((_, birth)) = slot.birth() {
                if let Some(renewed) = birth.renewed(now) {
                    slot.set_birth(birth, renewed);
                }
            }
        });
    }
}

/// The pools that are listed.
fn pools() -> impl Iterator<Item = &'static dyn Reportable> {
    let last = *LAST.lock().unwrap_or_else(PoisonError::into_inner);
    core::iter::successors(last, |pool| pool.before())
}

/// Renews the births that would soon be taken for younger ones. O(slots of all types).
pub(crate) fn renew_births() {
    pools().for_each(Reportable::renew_births);
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
    /// The counts of its instances.
    pub counts: Counts,
    /// The memory of its pool: see [`Instances::bytes`].
    pub bytes: usize,
    /// The places where its instances were created: see [`Instances::by_site`].
    pub sites: Sites,
    /// Which pool it is: two types may have the same name.
    pub(super) pool: usize,
}

/// The tracked types of the process, each with the sites that created its instances.
///
/// Types with the most retained records come first, then those that use the most memory. Its `Display`
/// is a table.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// println!("{}", inbounds::tracker::report());
/// // type                policy  live  retained  created  high-water  bytes  oldest
/// // main::Exam          weak       1         0        1           1   3144
/// //   src/main.rs:5:12             1         0                          36       1
/// # drop(exam);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// One row for each type.
    pub types: Vec<TypeReport>,
}

/// Returns the counts and sites of all tracked types.
///
/// A type is in the report once it has had an instance or a rejected value. A new generation of
/// instances begins: see [`advance_generation`]. O(slots of all types); [`report_counts`] does not
/// look at the slots.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// let report = inbounds::tracker::report();
/// assert_eq!(report.types.len(), 1);
/// assert_eq!(report.types[0].sites[0].live, 1);
/// # drop(exam);
/// ```
#[must_use]
pub fn report() -> Report {
    advance_generation();
    Report::new(Some(0))
}

/// Returns the counts of all tracked types, without sites.
///
/// It begins no generation. O(tracked types), however many instances are live.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// let report = inbounds::tracker::report_counts();
/// assert_eq!((report.types[0].counts.live, report.types[0].sites.len()), (1, 0));
/// # drop(exam);
/// ```
#[must_use]
pub fn report_counts() -> Report {
    Report::new(None)
}

/// Returns the sites of instances that have survived at least this many reports.
///
/// Types without such instances are left out. It begins no generation. See
/// [`Record::age`](crate::tracker::Record::age).
///
/// ```
/// # use inbounds::{prelude::*, tracker};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let old = Exam::new(60).unwrap(); let line = line!();
/// for _ in 0..3 {
///     tracker::report();
/// }
/// let young = Exam::new(70).unwrap();
/// let survivors = tracker::report_survivors(3);
/// assert_eq!(survivors.types[0].sites.len(), 1);
/// assert_eq!(survivors.types[0].sites[0].site.line(), line);
/// # drop((old, young));
/// ```
#[must_use]
pub fn report_survivors(age: u32) -> Report {
    let mut report = Report::new(Some(age));
    report.types.retain(|row| !row.sites.is_empty());
    report
}

impl Report {
    fn new(survivors: Option<u32>) -> Self {
        make_early();
        let mut types: Vec<TypeReport> = pools().map(|pool| pool.type_report(survivors)).collect();
        types.sort_by(|a, b| {
            let key = |row: &TypeReport| Reverse((row.counts.retained, row.bytes));
            let by_size = key(a).cmp(&key(b));
            by_size.then_with(|| a.type_name.cmp(b.type_name))
        });
        Report { types }
    }

    /// Returns what has changed since an earlier report.
    ///
    /// ```
    /// # use inbounds::{prelude::*, tracker};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let before = tracker::report();
    /// let exams: Vec<Exam> = (0..3).map(|math| Exam::new(math).unwrap()).collect();
    /// let growth = tracker::report().since(&before);
    /// assert_eq!(growth.types[0].live, 3);
    /// assert_eq!(growth.types[0].sites[0].live, 3);
    /// # drop(exams);
    /// ```
    #[must_use]
    pub fn since(&self, before: &Report) -> Growth {
        Growth::between(before, self)
    }

    /// Returns the report as JSON: `types`, each with its `sites`.
    ///
    /// ```
    /// # use inbounds::{prelude::*, tracker};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// let json = tracker::report().to_json();
    /// assert!(json.starts_with(r#"{"types":[{"type":""#));
    /// assert!(json.contains(r#""live":1"#));
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::report(self)
    }
}

const HEAD: [&str; 8] = [
    "type",
    "policy",
    "live",
    "retained",
    "created",
    "high-water",
    "bytes",
    "oldest",
];

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![HEAD.map(String::from)];
        for row in &self.types {
            rows.push([
                row.type_name.to_owned(),
                row.policy.to_owned(),
                row.counts.live.to_string(),
                row.counts.retained.to_string(),
                row.counts.created.to_string(),
                row.counts.high_water.to_string(),
                row.bytes.to_string(),
                String::new(),
            ]);
            rows.extend(row.sites.iter().map(|row| {
                [
                    format!("  {}", row.site),
                    String::new(),
                    row.live.to_string(),
                    row.retained.to_string(),
                    String::new(),
                    String::new(),
                    row.bytes.to_string(),
                    row.oldest.to_string(),
                ]
            }));
        }
        table::write(f, 2, &rows)
    }
}
