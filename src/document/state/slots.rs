//! The values that are fed in place of a value, one attempt after the other.

use super::State;
use crate::document::node::Node;
use crate::document::substitute::{self, CHOICES};

/// Which substitute is fed for a value: none of the attempts is the value of the document.
#[derive(Clone, Copy, Default)]
pub(in crate::document) struct Slot {
    pub(in crate::document) attempt: u8,
    /// No attempt is left. The slot is fed last, and fails at once, so that everything else is read before.
    pub(in crate::document) is_spent: bool,
}

/// The value that an attempt feeds.
pub(in crate::document) enum Candidate<'t, 'de> {
    Choice(u8),
    Donor(&'t Node<'de>),
    /// Nothing, but the next attempt may feed something.
    Next,
    /// Nothing, and there are no more attempts.
    End,
}

/// The attempts. The first one, 0, is the value of the document.
const REMEMBERED: u8 = 1;
const DONOR: u8 = 2;
const HINT: u8 = 3;
const FIRST: u8 = 4;

impl<'t, 'de> State<'t, 'de> {
    pub(in crate::document) fn is_spent(&self, slot: u32) -> bool {
        !self.slots.is_empty() && self.slots.get(&slot).is_some_and(|slot| slot.is_spent)
    }

    /// Adds a field to an object that lacks it.
    pub(in crate::document) fn inject(&mut self, node: u32, name: &'static str) {
        let slot = self.next_slot;
        self.next_slot += 1;
        let first = Slot {
            attempt: REMEMBERED,
            is_spent: false,
        };
        self.slots.insert(slot, first);
        self.injected.entry(node).or_default().push((name, slot));
        self.changes += 1;
    }

    pub(in crate::document) fn lacks(&self, node: u32, name: &str) -> bool {
        self.injected
            .get(&node)
            .is_some_and(|all| all.iter().any(|(own, _)| *own == name))
    }

    pub(in crate::document) fn candidate(&self, attempt: u8, ty: &str) -> Candidate<'t, 'de> {
        match attempt {
            REMEMBERED => match self.types.choices.get(ty) {
                Some(Some(choice)) => Candidate::Choice(*choice),
                Some(None) => Candidate::End,
                None => Candidate::Next,
            },
            DONOR => self.donor(ty).map_or(Candidate::Next, Candidate::Donor),
            HINT => substitute::hint(ty).map_or(Candidate::Next, Candidate::Choice),
            _ if attempt < FIRST + CHOICES => Candidate::Choice(attempt - FIRST),
            _ => Candidate::End,
        }
    }

    /// Goes on to the next attempt after the value of a slot has failed, if there is one.
    pub(in crate::document) fn failed(&mut self, slot: u32, ty: &'static str, is_tag: bool) {
        let attempt = self.slots.get(&slot).map_or(0, |slot| slot.attempt);
        let mut next = attempt + 1;
        let is_spent = is_tag
            || loop {
                match self.candidate(next, ty) {
                    Candidate::Next => next += 1,
                    Candidate::End => break true,
                    Candidate::Choice(_) | Candidate::Donor(_) => break false,
                }
            };
        if is_spent && !is_tag && attempt >= FIRST {
            self.types.remember(ty, None);
        }
        let slot_now = Slot {
            attempt: next,
            is_spent,
        };
        self.slots.insert(slot, slot_now);
        self.changes += 1;
    }
}
