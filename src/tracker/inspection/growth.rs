//! What has changed between two reports.

use core::cmp::Reverse;
use core::fmt;
use std::collections::BTreeMap;

use super::report::{Report, TypeReport};
use super::{json, table};
use crate::tracker::birth::Site;

/// The changes between two reports, returned by [`Report::since`].
///
/// It has the types with more or fewer instances, and the sites that created these. Those that have
/// grown most come first. Its `Display` is a table.
///
/// ```
/// # use inbounds::{prelude::*, tracker};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let before = tracker::report();
/// let exams: Vec<Exam> = (0..3).map(|math| Exam::new(math).unwrap()).collect();
/// println!("{}", tracker::report().since(&before));
/// // type                live  retained  created
/// // main::Exam            +3        +0       +3
/// //   src/main.rs:4:49    +3        +0
/// # drop(exams);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Growth {
    /// One row for each type.
    pub types: Vec<TypeGrowth>,
}

/// The change of one type: a row of [`Growth`].
///
/// ```
/// # use inbounds::{prelude::*, tracker};
/// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// let before = tracker::report();
/// drop(exam);
/// let growth = tracker::report().since(&before);
/// assert_eq!((growth.types[0].live, growth.types[0].retained), (-1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeGrowth {
    /// The struct, as in [`TypeReport`].
    pub type_name: &'static str,
    /// Its policy, as in [`TypeReport`].
    pub policy: &'static str,
    /// The change in the number of live instances.
    pub live: i64,
    /// The change in the number of retained records.
    pub retained: i64,
    /// The number of instances that were created.
    pub created: u64,
    /// The sites with more or fewer instances than before.
    pub sites: Vec<SiteGrowth>,
}

/// The change of the instances that one site created: a row of [`TypeGrowth`].
///
/// ```
/// # use inbounds::{prelude::*, tracker};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let before = tracker::report();
/// let exam = Exam::new(60).unwrap(); let line = line!();
/// let growth = tracker::report().since(&before);
/// let site = &growth.types[0].sites[0];
/// assert_eq!((site.site.line(), site.live, site.retained), (line, 1, 0));
/// # drop(exam);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SiteGrowth {
    /// The place where the instances were created.
    pub site: Site,
    /// The change in the number of live instances.
    pub live: i64,
    /// The change in the number of retained records.
    pub retained: i64,
}

impl Growth {
    pub(super) fn between(before: &Report, after: &Report) -> Self {
        let mut earlier: BTreeMap<usize, &TypeReport> =
            before.types.iter().map(|row| (row.pool, row)).collect();
        let rows = after.types.iter().map(|row| {
            let earlier = earlier.remove(&row.pool);
            let of =
                |count: fn(&TypeReport) -> usize| difference(earlier.map_or(0, count), count(row));
            TypeGrowth {
                type_name: row.type_name,
                policy: row.policy,
                live: of(|row| row.counts.live),
                retained: of(|row| row.counts.retained),
                created: row
                    .counts
                    .created
                    .saturating_sub(earlier.map_or(0, |row| row.counts.created)),
                sites: sites(earlier, row),
            }
        });
        let mut types: Vec<_> = rows.filter(TypeGrowth::is_some).collect();
        types.sort_by_key(|row| Reverse(row.live + row.retained));
        Growth { types }
    }

    /// Returns whether nothing has changed.
    ///
    /// ```
    /// let report = inbounds::tracker::report();
    /// assert!(report.since(&report).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// Returns the changes as JSON: `types`, each with its `sites`.
    ///
    /// ```
    /// let report = inbounds::tracker::report();
    /// assert_eq!(report.since(&report).to_json(), r#"{"types":[]}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::growth(self)
    }
}

impl TypeGrowth {
    fn is_some(&self) -> bool {
        self.live != 0 || self.retained != 0 || self.created > 0 || !self.sites.is_empty()
    }
}

fn difference(before: usize, after: usize) -> i64 {
    let number = |count| i64::try_from(count).unwrap_or(i64::MAX);
    number(after) - number(before)
}

fn sites(before: Option<&TypeReport>, after: &TypeReport) -> Vec<SiteGrowth> {
    let mut counts: BTreeMap<Site, [(usize, usize); 2]> = BTreeMap::new();
    for (place, report) in [before, Some(after)].into_iter().enumerate() {
        for row in report.into_iter().flat_map(|report| &report.sites) {
            counts.entry(row.site).or_default()[place] = (row.live, row.retained);
        }
    }
    let rows = counts
        .into_iter()
        .map(|(site, [before, after])| SiteGrowth {
            site,
            live: difference(before.0, after.0),
            retained: difference(before.1, after.1),
        });
    let mut rows: Vec<_> = rows
        .filter(|row| row.live != 0 || row.retained != 0)
        .collect();
    rows.sort_by_key(|row| Reverse(row.live + row.retained));
    rows
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![["type", "live", "retained", "created"].map(String::from)];
        for row in &self.types {
            rows.push([
                row.type_name.to_owned(),
                format!("{:+}", row.live),
                format!("{:+}", row.retained),
                format!("+{}", row.created),
            ]);
            rows.extend(row.sites.iter().map(|row| {
                [
                    format!("  {}", row.site),
                    format!("{:+}", row.live),
                    format!("{:+}", row.retained),
                    String::new(),
                ]
            }));
        }
        table::write(f, 1, &rows)
    }
}
