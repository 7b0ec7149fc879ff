//! What is known about a document, from one pass over it to the next.
//!
//! | file | what is known |
//! |---|---|
//! | `findings.rs` | the problems |
//! | `placing.rs` | where the violations of structs are |
//! | `slots.rs` | what is fed in place of a value |
//! | `types.rs` | which values a type takes |
//! | `parts.rs` | which parts need not be read again |

mod findings;
mod parts;
mod placing;
mod slots;
mod types;

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::de::DeserializeSeed;

use super::buffered::Buffered;
use super::fault::{Fault, What};
use super::feed;
use super::node::Node;
use parts::Parts;
use types::Types;

pub(super) use findings::{Found, Place};
pub(super) use slots::{Candidate, Slot};

#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct State<'t, 'de> {
    pub(super) found: Vec<Found>,
    /// Whether there may be more problems, because the limit of their number or of the work was
    /// reached.
    pub(super) is_cut_off: bool,
    limit: usize,
    budget: u64,
    /// Whether numbers and booleans are written as text, as in a query.
    pub(super) is_text: bool,
    /// Counts the changes that make the next pass different from this one.
    pub(super) changes: u64,
    pub(super) is_stopped: bool,
    /// The nodes that problems are about.
    pub(super) wrong: BTreeSet<u32>,
    /// Those of them whose value is replaced, so that their violations are not about the document.
    replaced: HashSet<u32>,
    /// Nodes in which a secret was read.
    secret: HashSet<u32>,
    /// Nodes whose key is a secret.
    secret_keys: HashSet<u32>,
    /// Nodes whose value may be a secret that was not reached: it is described, not shown.
    undisclosed: HashSet<u32>,
    /// Nulls that are read as NaN.
    pub(super) not_numbers: HashSet<u32>,
    pub(super) slots: HashMap<u32, Slot>,
    /// Nodes that are not fed again: unknown or ignored fields, and elements that failed.
    pub(super) hidden: Vec<bool>,
    pub(super) parts: Parts,
    /// Structs that reject unknown fields.
    pub(super) denying: HashSet<u32>,
    /// Missing fields, and their slots.
    pub(super) injected: HashMap<u32, Vec<(&'static str, u32)>>,
    next_slot: u32,
    pub(super) buffered: Buffered,
    pub(super) types: Types<'t, 'de>,
}

impl<'t, 'de> State<'t, 'de> {
    pub(super) fn new(nodes: u32, limit: usize, is_text: bool) -> Self {
        State {
            found: Vec::new(),
            is_cut_off: false,
            limit,
            budget: 10 * u64::from(nodes) + 20_000,
            is_text,
            changes: 0,
            is_stopped: false,
            wrong: BTreeSet::new(),
            replaced: HashSet::new(),
            secret: HashSet::new(),
            secret_keys: HashSet::new(),
            undisclosed: HashSet::new(),
            not_numbers: HashSet::new(),
            slots: HashMap::new(),
            hidden: vec![false; nodes as usize],
            parts: Parts::new(nodes),
            denying: HashSet::new(),
            injected: HashMap::new(),
            next_slot: nodes,
            buffered: Buffered::default(),
            types: Types::default(),
        }
    }

    /// A state for substitutes, about which nothing is recorded.
    pub(super) fn without_document() -> Self {
        State::new(0, 0, false)
    }

    /// Reads the document once. Returns whether another pass would be different.
    pub(super) fn pass(&mut self, root: &'t Node<'de>, seed: impl DeserializeSeed<'de>) -> bool {
        let before = self.changes;
        // The value may contain substitutes, so it is dropped.
        drop(feed::own(self, root, seed));
        if self.changes == before && self.parts.has_shortened() {
            self.read_in_full();
        }
        self.changes != before && !self.is_stopped
    }

    pub(super) fn work(&mut self, units: usize) {
        match self.budget.checked_sub(units as u64) {
            Some(left) => self.budget = left,
            None => self.stop(),
        }
    }

    fn stop(&mut self) {
        self.is_stopped = true;
        self.is_cut_off = true;
    }

    /// Whether something at or below the node is known to be wrong.
    pub(super) fn is_tainted(&self, node: &Node<'_>) -> bool {
        self.wrong.range(node.id..node.end).next().is_some()
    }

    pub(super) fn note_secret(&mut self, node: u32) {
        self.secret.insert(node);
    }

    pub(super) fn note_secret_key(&mut self, node: u32) {
        self.secret_keys.insert(node);
    }

    pub(super) fn note_undisclosed(&mut self, node: u32) {
        self.undisclosed.insert(node);
    }

    pub(super) fn is_undisclosed(&self, node: &Node<'_>) -> bool {
        self.undisclosed.contains(&node.id)
    }

    pub(super) fn has_secret_key(&self, node: &Node<'_>) -> bool {
        self.secret_keys.contains(&node.id)
    }

    pub(super) fn is_secret(&self, node: &Node<'_>) -> bool {
        self.secret.contains(&node.id)
    }

    /// Whether the error is neither that of a parser nor that of a wrong length.
    pub(super) fn is_final(fault: &Fault) -> bool {
        !matches!(fault.what(), What::Custom(_) | What::Length(_))
    }
}
