//! All sites of the process, by number.

use core::panic::Location;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::SITES;
use super::site::Site;

/// The number of a site: its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SiteNumber(u32);

impl SiteNumber {
    /// The number of all sites beyond the limit.
    const OTHER: Self = SiteNumber(0);

    #[inline]
    pub(crate) const fn new(number: u32) -> Self {
        SiteNumber(number)
    }

    #[inline]
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    pub(crate) fn from_index(index: usize) -> Self {
        u32::try_from(index).map_or(Self::OTHER, SiteNumber)
    }

    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// It grows only with the code of the program: copies of a location that the compiler makes have
/// the same number.
struct Table {
    numbers: BTreeMap<&'static Location<'static>, SiteNumber>,
    /// The sites after the first.
    locations: Vec<&'static Location<'static>>,
}

static TABLE: Mutex<Table> = Mutex::new(Table {
    numbers: BTreeMap::new(),
    locations: Vec::new(),
});

impl Table {
    fn lock() -> MutexGuard<'static, Table> {
        TABLE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn site(&self, number: SiteNumber) -> Site {
        let place = number.index().checked_sub(1);
        let location = place.and_then(|place| self.locations.get(place));
        location.map_or(Site::OTHER, |location| Site::new(location))
    }
}

/// The number of a site, which it keeps. O(log sites).
pub(super) fn number_of(location: &'static Location<'static>) -> SiteNumber {
    let mut table = Table::lock();
    if let Some(&number) = table.numbers.get(location) {
        return number;
    }
    let number = u32::try_from(table.locations.len() + 1).unwrap_or(SITES);
    if number >= SITES {
        return SiteNumber::OTHER;
    }
    let number = SiteNumber(number);
    table.locations.push(location);
    table.numbers.insert(location, number);
    number
}

pub(crate) fn site_of(number: SiteNumber) -> Site {
    Table::lock().site(number)
}

/// The sites with these numbers. Takes the lock once.
pub(crate) fn sites(numbers: impl Iterator<Item = SiteNumber>) -> Vec<Site> {
    let table = Table::lock();
    numbers.map(|number| table.site(number)).collect()
}
