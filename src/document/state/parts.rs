//! Which parts of a document need not be read again.

use std::collections::{BTreeSet, HashMap};

use super::State;
use crate::document::node::Node;

/// The number of elements that are fed of a list that is known to be valid, from the second pass on.
const PART: usize = 16;

pub(in crate::document) struct Parts {
    /// Nodes that were read without a change.
    complete: Vec<bool>,
    shortens: bool,
    shortened: BTreeSet<u32>,
    /// For lists that were read in part, the elements that were read.
    read: HashMap<u32, Vec<usize>>,
}

impl Parts {
    pub(super) fn new(nodes: u32) -> Self {
        Parts {
            complete: vec![false; nodes as usize],
            shortens: true,
            read: HashMap::new(),
            shortened: BTreeSet::new(),
        }
    }

    /// Whether something was fed in part.
    pub(super) fn has_shortened(&self) -> bool {
        self.shortens && !self.shortened.is_empty()
    }

    pub(in crate::document) fn is_complete(&self, node: &Node<'_>) -> bool {
        self.complete[node.id as usize]
    }

    pub(in crate::document) fn note_complete(&mut self, node: &Node<'_>) {
        self.complete[node.id as usize] = true;
    }

    /// Which elements of a list were read; `None` if all were.
    pub(in crate::document) fn note_read(&mut self, list: &Node<'_>, read: Option<Vec<usize>>) {
        match read {
            Some(read) => self.read.insert(list.id, read),
            None if self.read.is_empty() => None,
            None => self.read.remove(&list.id),
        };
    }

    pub(super) fn read(&self, list: &Node<'_>) -> Option<&[usize]> {
        self.read.get(&list.id).map(Vec::as_slice)
    }

    /// The number of children of a node that are fed.
    pub(in crate::document) fn part(
        &mut self,
        node: &Node<'_>,
        len: usize,
        may_shorten: bool,
    ) -> usize {
        if may_shorten && self.shortens && len > PART && self.is_complete(node) {
            self.shortened.insert(node.id);
            return PART;
        }
        len
    }
}

impl State<'_, '_> {
    pub(super) fn read_in_full(&mut self) {
        self.parts.shortens = false;
        self.changes += 1;
    }

    /// Whether elements that were read before are skipped, which is so in a long list in which others are
    /// wrong.
    pub(in crate::document) fn skips(
        &mut self,
        node: &Node<'_>,
        len: usize,
        may_skip: bool,
    ) -> bool {
        let skips = may_skip && self.parts.shortens && len > PART && self.is_tainted(node);
        if skips {
            self.parts.shortened.insert(node.id);
        }
        skips
    }

    /// Whether the node was fed in part, so that its result may be wrong. Then the next pass is in
    /// full.
    pub(in crate::document) fn was_in_part(&mut self, node: &Node<'_>) -> bool {
        let parts = &self.parts;
        let mut shortened = parts.shortened.range(node.id..node.end);
        let was = parts.shortens && shortened.next().is_some();
        if was {
            self.read_in_full();
        }
        was
    }
}
