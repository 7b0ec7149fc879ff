//! The numbers of the sites that a thread used last.

use core::panic::Location;
use std::cell::Cell;

use super::site_table::{SiteNumber, number_of};

/// The address of the location of a site, and the number of the site.
type Known = (usize, SiteNumber);

/// The number of sites that a thread remembers.
const KNOWN: usize = if cfg!(miri) { 8 } else { 64 };

thread_local! {
    /// Two places for each site. There is nothing to drop, and nothing to allocate.
    static CACHE: [Cell<Known>; KNOWN] =
        const { [const { Cell::new((0, SiteNumber::new(0))) }; KNOWN] };
}

/// The first place for a site. Locations have 24 bytes each, so those of a file have different first places.
#[inline]
fn place(address: usize) -> usize {
    (address >> 3) % KNOWN
}

#[inline]
fn address(location: &'static Location<'static>) -> usize {
    core::ptr::from_ref(location).addr()
}

/// What the thread remembers in the first place for the site.
#[inline]
pub(super) fn get(location: &'static Location<'static>) -> Option<SiteNumber> {
    let address = address(location);
    let known = CACHE.try_with(|cache| cache[place(address)].get()).ok()?;
    (known.0 == address).then_some(known.1)
}

/// The same from either place, or else from the table, and then remembered in the first place.
pub(super) fn get_or_find(location: &'static Location<'static>) -> SiteNumber {
    let address = address(location);
    let found = CACHE.try_with(|cache| {
        let (first, second) = (&cache[place(address)], &cache[place(address) ^ 1]);
        if first.get().0 != address {
            if second.get().0 != address {
                second.set((address, number_of(location)));
            }
            first.swap(second);
        }
        first.get().1
    });
    // If thread-locals are already destroyed, as on some systems when a thread ends.
    found.unwrap_or_else(|_| number_of(location))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn here() -> &'static Location<'static> {
        Location::caller()
    }

    #[test]
    fn a_site_keeps_its_number_whatever_was_used_since() {
        let site = here();
        let number = get_or_find(site);
        assert_eq!(get(site), Some(number));
        let others: Vec<_> = (0..1000).map(|_| here()).collect();
        assert_eq!(others[0], others[999]);
        for other in [here(), here(), here()] {
            assert_ne!(get_or_find(other), number);
        }
        assert_eq!((get_or_find(site), number_of(site)), (number, number));
        let there = std::thread::spawn(move || (get(site), get_or_find(site)));
        assert_eq!(there.join().unwrap(), (None, number));
    }

    #[test]
    fn two_sites_with_the_same_first_place_are_both_remembered() {
        let sites: Vec<_> = (0..2 * KNOWN)
            .map(|_| &*Box::leak(Box::new(*here())))
            .collect();
        let at = |location| place(address(location));
        // There are more sites than places, so two sites have the same place.
        let pairs = sites.iter().enumerate().flat_map(|(i, first)| {
            let others = &sites[i + 1..];
            others.iter().map(move |second| (*first, *second))
        });
        let clash = |pair: &(_, _)| at(pair.0) == at(pair.1);
        let (first, clash) = { pairs }.find(clash).expect("two are at one place");
        for site in [first, clash, first, clash] {
            let _ = get_or_find(site);
        }
        assert!(get(clash).is_some() && get(first).is_none());
        let seconds = CACHE.with(|cache| cache[at(first) ^ 1].get().0);
        assert_eq!(seconds, address(first));
    }
}
