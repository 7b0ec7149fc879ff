//! A change of part of a collection, for rules that need not check the whole again.

use core::any::Any;

/// A change of a collection that has not been made yet. The rest of the collection was accepted before.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub struct Change<'a> {
    /// The number of elements after the change, if it is different.
    pub(crate) len: Option<usize>,
    /// What is new in it.
    pub(crate) new: New<'a>,
}

/// What is new in a collection.
#[derive(Clone, Copy)]
pub(crate) enum New<'a> {
    /// Nothing: elements are removed.
    Nothing,
    /// An element, with its index if the collection has indices.
    Element {
        index: Option<usize>,
        /// Whether it replaces the one at the index.
        replaces: bool,
        element: &'a dyn Any,
    },
    /// An entry of a map.
    Entry {
        key: &'a dyn Any,
        value: &'a dyn Any,
    },
}

/// Whether a rule accepts the changed collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    /// `is_stable`: whether that depends on nothing but the new part and its index.
    Rejected {
        is_stable: bool,
    },
    /// The rule has to check the whole, after the change.
    Unknown,
}

impl Outcome {
    /// The outcome of two rules.
    #[inline]
    pub(crate) fn and(self, other: Outcome) -> Outcome {
        match (self, other) {
            (Outcome::Rejected { is_stable }, Outcome::Rejected { is_stable: other }) => {
                Outcome::Rejected {
                    is_stable: is_stable && other,
                }
            }
            (rejected @ Outcome::Rejected { .. }, _) | (_, rejected @ Outcome::Rejected { .. }) => {
                rejected
            }
            (Outcome::Unknown, _) | (_, Outcome::Unknown) => Outcome::Unknown,
            (Outcome::Accepted, Outcome::Accepted) => Outcome::Accepted,
        }
    }

    /// The outcome of a rule for the new part.
    #[inline]
    pub(crate) fn of(is_accepted: bool, is_stable: impl FnOnce() -> bool) -> Outcome {
        if is_accepted {
            Outcome::Accepted
        } else {
            Outcome::Rejected {
                is_stable: is_stable(),
            }
        }
    }
}
