//! The birth of an instance: where and when it was created, in 32 bits of its slot.
//!
//! | file | what it holds |
//! |---|---|
//! | `site.rs` | [`Site`]: the place in the user's code |
//! | `site_table.rs` | all sites of the process, by number |
//! | `site_cache.rs` | the numbers of the sites that a thread used last |
//! | `age.rs` | generations: how many reports an instance has survived |
//! | `moment.rs` | what a creation reads, in one word: the generation, and whether tracking is on |
//! | `switch.rs` | switches tracking off for the process |

mod age;
mod moment;
mod site;
mod site_cache;
mod site_table;
mod switch;

use core::panic::Location;

pub(crate) use age::{MAX_AGE, since_generation};
pub(crate) use moment::{Moment, watch_creations};
pub(crate) use site_table::{SiteNumber, site_of, sites};

pub use age::advance_generation;
pub use site::Site;
pub use switch::{ENVIRONMENT_VARIABLE, is_enabled, set_enabled};

use moment::GENERATION_BITS;

/// The number of the site, and the generation, in which an instance was created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Birth(u32);

/// How many sites have a number. A program has a few thousand at most.
const SITES: u32 = 1 << (32 - GENERATION_BITS);

impl Birth {
    pub(crate) const fn from_bits(bits: u32) -> Self {
        Birth(bits)
    }

    #[inline]
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// The current place and generation, if a few loads are enough: tracking is on, and the thread
    /// was here before.
    #[inline]
    pub(crate) fn at_once(moment: Moment, location: &'static Location<'static>) -> Option<Self> {
        if !moment.is_plain() {
            return None;
        }
        let site = site_cache::get(location)?;
        Some(Self::new(site, moment))
    }

    #[inline]
    fn new(site: SiteNumber, moment: Moment) -> Self {
        Birth(site.bits() << GENERATION_BITS | moment.generation_bits())
    }

    /// The current place and generation. Takes the lock of the table of sites if the thread has not
    /// been here lately, so a thread that holds another lock must not call it.
    #[cold]
    pub(crate) fn here(location: &'static Location<'static>) -> Self {
        let site = site_cache::get_or_find(location);
        Self::new(site, Moment::now())
    }

    #[inline]
    pub(crate) fn site(self) -> SiteNumber {
        SiteNumber::new(self.0 >> GENERATION_BITS)
    }

    /// How many generations have begun since, at most [`MAX_AGE`].
    #[inline]
    pub(crate) fn age(self, now: Moment) -> u32 {
        age::between(self.0, now).min(MAX_AGE)
    }

    /// The same birth in other bits, if the current ones will soon be taken for a younger birth.
    #[inline]
    pub(crate) fn renewed(self, now: Moment) -> Option<Self> {
        let too_old = age::between(self.0, now) > MAX_AGE;
        too_old.then(|| Birth(self.0 & !moment::GENERATION_MASK | now.before(MAX_AGE)))
    }
}
