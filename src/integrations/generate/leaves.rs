//! Constraints without alternatives, one of which is chosen; and lengths.

use core::ops::Bound;

use super::Source;
use crate::constraint::Constraint;

/// The constraints that must all be met. A negated one is met by trying.
pub(super) fn leaves<S: Source>(source: &mut S, constraints: &[Constraint]) -> Vec<Constraint> {
    let mut leaves = Vec::with_capacity(constraints.len());
    for constraint in constraints {
        required(source, constraint, &mut leaves);
    }
    leaves
}

fn required<S: Source>(source: &mut S, constraint: &Constraint, leaves: &mut Vec<Constraint>) {
    match constraint {
        Constraint::AllOf(all) => all.iter().for_each(|one| required(source, one, leaves)),
        Constraint::AnyOf(any) if !any.is_empty() => {
            let chosen = source.index(any.len());
            required(source, &any[chosen], leaves);
        }
        Constraint::WithMessage { constraint, .. } => required(source, constraint, leaves),
        leaf => leaves.push(leaf.clone()),
    }
}

/// A length.
#[derive(Default)]
pub(super) struct Count {
    pub(super) least: usize,
    pub(super) greatest: Option<usize>,
}

impl Count {
    pub(super) fn narrow(&mut self, start: Bound<usize>, end: Bound<usize>) {
        self.least = self.least.max(match start {
            Bound::Included(n) => n,
            Bound::Excluded(n) => n.saturating_add(1),
            Bound::Unbounded => 0,
        });
        let end = match end {
            Bound::Included(n) => n,
            Bound::Excluded(n) => n.saturating_sub(1),
            Bound::Unbounded => return,
        };
        self.greatest = Some(self.greatest.map_or(end, |greatest| greatest.min(end)));
    }

    /// How many elements or characters beyond the least.
    pub(super) fn room(&self) -> Option<Room> {
        let room = self
            .greatest
            .map_or(Some(ROOM), |greatest| greatest.checked_sub(self.least))?;
        let most = if room > REACH { ROOM } else { room };
        Some(Room {
            most: most as u64,
            favoured: [0, 1.min(most), most, most.saturating_sub(1)].map(|n| n as u64),
            usual: [most.min(ROOM) as u64],
        })
    }
}

/// How many beyond the least: at most, favoured, and usually.
pub(super) struct Room {
    pub(super) most: u64,
    pub(super) favoured: [u64; 4],
    pub(super) usual: [u64; 1],
}

/// How many beyond the least there usually are.
const ROOM: usize = 24;

/// Up to which size a greatest length is made.
const REACH: usize = 4096;
