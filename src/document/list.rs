//! The elements of a list.

use serde::de::{DeserializeSeed, SeqAccess, Visitor};

use super::fault::{Fault, What};
use super::feed::{self, Way};
use super::node::Node;
use super::reader::Reader;
use super::state::State;
use super::substitute;

/// How many elements the type expects.
#[derive(Clone, Copy)]
pub(super) enum Length {
    Any,
    Exactly(usize),
    /// As many as the struct has fields.
    Fields,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Items<'a, 't, 'de> {
    state: &'a mut State<'t, 'de>,
    node: &'t Node<'de>,
    all: &'t [Node<'de>],
    next: usize,
    /// Whether the list is valid without any of its elements.
    is_free: bool,
    /// Whether elements that were read in an earlier pass are skipped.
    skips: bool,
    is_quiet: bool,
    /// How many elements are missing at the end.
    missing: usize,
    /// Whether an element failed, which ended the list.
    is_cut: bool,
    /// The elements that were read, if some were skipped.
    read: Option<Vec<usize>>,
}

impl<'a, 't, 'de> Items<'a, 't, 'de> {
    pub(super) fn new(
        state: &'a mut State<'t, 'de>,
        node: &'t Node<'de>,
        items: &'t [Node<'de>],
        length: Length,
        is_free: bool,
        is_quiet: bool,
    ) -> Self {
        let skips = state.skips(node, items.len(), is_free && !is_quiet);
        let part = state
            .parts
            .part(node, items.len(), is_free && !is_quiet && !skips);
        let items = &items[..part];
        if !is_quiet {
            state.work(items.len() / 16);
        }
        let missing = match length {
            Length::Exactly(len) => len.saturating_sub(items.len()),
            Length::Any | Length::Fields => 0,
        };
        Items {
            state,
            node,
            all: items,
            next: 0,
            is_free,
            skips,
            is_quiet,
            missing,
            is_cut: false,
            read: None,
        }
    }

    pub(super) fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Fault> {
        let value = visitor.visit_seq(&mut self);
        if !self.is_quiet {
            self.state.parts.note_read(self.node, self.read.take());
        }
        let value = value?;
        if self.next < self.all.len() && !self.is_cut && !self.is_quiet {
            let expected = format!("an array of {}", self.next);
            self.state
                .record(self.node, &Fault::new(What::Length(expected)));
        }
        Ok(value)
    }

    fn is_passed_over(&self, item: &Node<'de>) -> bool {
        (self.skips && self.state.parts.is_complete(item))
            || (self.is_free && !self.is_quiet && self.state.hidden[item.id as usize])
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_, 'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        while let Some(item) = self.all.get(self.next) {
            let index = self.next;
            self.next += 1;
            if self.is_passed_over(item) {
                self.read.get_or_insert_with(|| (0..index).collect());
                continue;
            }
            if let Some(read) = &mut self.read {
                read.push(index);
            }
            let way = Way {
                is_quiet: self.is_quiet,
                may_omit: self.is_free,
            };
            return match feed::node(self.state, item, way, seed) {
                // The list ends here, and its parent is read on.
                Err(_) if self.is_free && !self.is_quiet => {
                    self.is_cut = true;
                    Ok(None)
                }
                result => result.map(Some),
            };
        }
        if self.missing == 0 {
            return Ok(None);
        }
        self.missing -= 1;
        substitute::fill(self.state, 0, 0, seed).map(Some)
    }
}

/// A list of one element, as a query has it: the text itself.
pub(super) struct One<'a, 't, 'de> {
    pub(super) state: &'a mut State<'t, 'de>,
    pub(super) node: Option<&'t Node<'de>>,
    pub(super) is_quiet: bool,
}

impl<'de> SeqAccess<'de> for One<'_, '_, 'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let read = |node| seed.deserialize(Reader::of(self.state, node, self.is_quiet));
        self.node.take().map(read).transpose()
    }
}
