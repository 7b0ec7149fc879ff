//! The instances of a type, by where they were created.

use core::cmp::Reverse;
use core::fmt;
use core::ops::Deref;
use core::time::Duration;

use super::table;
use crate::tracker::birth::{self, Birth, MAX_AGE, Moment, Site, SiteNumber};
use crate::tracker::pool::{Slot, State};
use crate::tracker::{Instances, Recorded};

/// The recorded instances that one site created: a row of [`Sites`].
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
/// let exams: Vec<Exam> = (0..3).map(|math| Exam::new(math).unwrap()).collect();
/// drop(Exam::new(60).unwrap());
/// let sites = Exam::instances().by_site();
/// assert_eq!((sites[0].live, sites[0].retained), (3, 0));
/// assert_eq!((sites[1].live, sites[1].retained), (0, 1));
/// # drop(exams);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SiteReport {
    /// The place where the instances were created.
    pub site: Site,
    /// Instances that exist now.
    pub live: usize,
    /// Instances that were dropped, and whose records the tracker keeps.
    pub retained: usize,
    /// The memory of the live instances and of all records.
    ///
    /// It does not include what the fields own on the heap.
    pub bytes: usize,
    /// The age of the oldest, in generations: see [`Record::age`](crate::tracker::Record::age).
    pub oldest: u32,
    /// A lower bound of the time for which the oldest has existed: see
    /// [`Record::older_than`](crate::tracker::Record::older_than).
    pub older_than: Option<Duration>,
}

/// The recorded instances of a type, by where they were created.
///
/// It is a list of [`SiteReport`]s, in which the site with most instances comes first. Its `Display` is a
/// table.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exams: Vec<Exam> = (0..3).map(|math| Exam::new(math).unwrap()).collect();
/// let best = Exam::new(100).unwrap();
/// println!("{}", Exam::instances().by_site());
/// // created at       live  retained  bytes  oldest
/// // src/main.rs:3:49    3         0    108       0
/// // src/main.rs:4:12    1         0     36       0
/// # drop((exams, best));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sites(Vec<SiteReport>);

impl Deref for Sites {
    type Target = [SiteReport];

    fn deref(&self) -> &[SiteReport] {
        &self.0
    }
}

impl IntoIterator for Sites {
    type Item = SiteReport;
    type IntoIter = std::vec::IntoIter<SiteReport>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Sites {
    type Item = &'a SiteReport;
    type IntoIter = core::slice::Iter<'a, SiteReport>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<F: Recorded> Instances<F> {
    /// Returns how many of the recorded instances each site has created.
    ///
    /// It shows where a leak comes from. Each instance is counted as it is at some moment during the call.
    /// Instances that a policy only counts have no site. O(slots).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exams: Vec<Exam> = (0..3).map(|math| Exam::new(math).unwrap()).collect(); let line = line!();
    /// let sites = Exam::instances().by_site();
    /// assert_eq!((sites[0].site.line(), sites[0].live), (line, 3));
    /// # drop(exams);
    /// ```
    #[must_use]
    pub fn by_site(&self) -> Sites {
        self.survivors(0)
    }

    /// Returns the sites of instances that have survived at least this many reports.
    ///
    /// Otherwise it is like [`by_site`](Self::by_site). See [`Record::age`](crate::tracker::Record::age).
    ///
    /// ```
    /// # use inbounds::{prelude::*, tracker};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let old = Exam::new(60).unwrap(); let line = line!();
    /// for _ in 0..3 {
    ///     tracker::report();
    /// }
    /// let young = Exam::new(70).unwrap();
    /// let survivors = Exam::instances().survivors(3);
    /// assert_eq!((survivors.len(), survivors[0].site.line()), (1, line));
    /// # drop((old, young));
    /// ```
    #[must_use]
    pub fn survivors(&self, age: u32) -> Sites {
        let age = age.min(MAX_AGE);
        let (mut tallies, now) = (Vec::new(), Moment::now());
        let limited = self.retention_queue.lock_if_used();
        for chunk in self.chunks() {
            tally(chunk.slots, now, age, &mut tallies);
        }
        drop(limited);
        Sites::new::<F>(&tallies)
    }
}

/// The counts of the site whose number is the index in the list.
#[derive(Clone, Copy, Default)]
struct Tally {
    live: usize,
    retained: usize,
    oldest: u32,
}

/// A function of its own, so that the compiler keeps the whole loop in registers.
#[inline(never)]
fn tally<R>(slots: &[Slot<R>], now: Moment, at_least: u32, tallies: &mut Vec<Tally>) {
    for slot in slots {
        let Some((tag, birth)) = slot.birth() else {
            continue;
        };
        let age = birth.age(now);
        if age >= at_least {
            place(birth, tallies).count(tag.state(), age);
        }
    }
}

#[inline]
fn place(birth: Birth, tallies: &mut Vec<Tally>) -> &mut Tally {
    let place = birth.site().index();
    if place >= tallies.len() {
        tallies.resize(place + 1, Tally::default());
    }
    &mut tallies[place]
}

impl Tally {
    #[inline]
    fn count(&mut self, state: State, age: u32) {
        match state {
            State::Retained => self.retained += 1,
            _ => self.live += 1,
        }
        self.oldest = self.oldest.max(age);
    }
}

impl Sites {
    fn new<F: Recorded>(tallies: &[Tally]) -> Self {
        let used = || {
            let numbers = (0..).map(SiteNumber::new).zip(tallies);
            numbers.filter(|(_, tally)| tally.live + tally.retained > 0)
        };
        let sites = birth::sites(used().map(|(number, _)| number));
        let rows = sites.into_iter().zip(used()).map(|(site, (_, tally))| {
            let slots = (tally.live + tally.retained) * size_of::<Slot<F::Cells>>();
            SiteReport {
                site,
                live: tally.live,
                retained: tally.retained,
                bytes: slots + tally.live * size_of::<F::Struct>(),
                oldest: tally.oldest,
                older_than: birth::since_generation(tally.oldest),
            }
        });
        let mut rows: Vec<SiteReport> = rows.collect();
        rows.sort_by_key(|row| (Reverse(row.live + row.retained), row.site));
        Sites(rows)
    }
}

impl fmt::Display for Sites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["created at", "live", "retained", "bytes", "oldest"].map(String::from);
        let rows = self.0.iter().map(|row| {
            [
                row.site.to_string(),
                row.live.to_string(),
                row.retained.to_string(),
                row.bytes.to_string(),
                row.oldest.to_string(),
            ]
        });
        table::write(
            f,
            1,
            &core::iter::once(head).chain(rows).collect::<Vec<_>>(),
        )
    }
}
