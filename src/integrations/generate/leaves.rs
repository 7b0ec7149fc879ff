//! Constraints without alternatives, one of which is chosen. And lengths.

use core::ops::Bound;

use super::Source;
use crate::constraint::Constraint;

/// The constraints that must all be met.
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
        Constraint::Not(one) => excluded(source, one, leaves),
        Constraint::WithMessage { constraint, .. } => required(source, constraint, leaves),
        leaf => leaves.push(leaf.clone()),
    }
}

fn excluded<S: Source>(source: &mut S, constraint: &Constraint, leaves: &mut Vec<Constraint>) {
    match constraint {
        Constraint::AllOf(all) if !all.is_empty() => {
            let chosen = source.index(all.len());
            excluded(source, &all[chosen], leaves);
        }
        Constraint::AnyOf(any) => any.iter().for_each(|one| excluded(source, one, leaves)),
        Constraint::Not(one) => required(source, one, leaves),
        Constraint::WithMessage { constraint, .. } => excluded(source, constraint, leaves),
        Constraint::Range { start, end } => {
            let sides = outside(start.as_ref(), end.as_ref());
            if let Some((start, end)) = sides.get(source.index(sides.len())) {
                let (start, end) = (start.cloned(), end.cloned());
                leaves.push(Constraint::Range { start, end });
            }
        }
        Constraint::Length { unit, start, end } => {
            let mut sides = outside(start.as_ref(), end.as_ref());
            sides.retain(|(_, end)| !matches!(end, Bound::Excluded(0)));
            if let Some((start, end)) = sides.get(source.index(sides.len())) {
                let (unit, start, end) = (*unit, start.cloned(), end.cloned());
                leaves.push(Constraint::Length { unit, start, end });
            }
        }
        leaf => leaves.push(Constraint::Not(Box::new(leaf.clone()))),
    }
}

/// The ranges below the start and above the end.
fn outside<'l, T>(start: Bound<&'l T>, end: Bound<&'l T>) -> Vec<(Bound<&'l T>, Bound<&'l T>)> {
    let beyond = |bound| match bound {
        Bound::Included(value) => Some(Bound::Excluded(value)),
        Bound::Excluded(value) => Some(Bound::Included(value)),
        Bound::Unbounded => None,
    };
    let below = beyond(start).map(|end| (Bound::Unbounded, end));
    let above = beyond(end).map(|start| (start, Bound::Unbounded));
    below.into_iter().chain(above).collect()
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
