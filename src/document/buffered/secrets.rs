//! Secrets in a buffer of serde, whose deserializers know no node: a secret is found again in the
//! document by the text that was read.

use std::any::type_name;
use std::borrow::Cow;
use std::collections::HashSet;

use serde::{Deserialize, Deserializer};

use crate::document::node::{Kind, Node};
use crate::document::reader::Reader;
use crate::document::reports;
use crate::document::state::State;

/// The texts of secrets that were read from a buffer: values, and keys of maps.
#[derive(Default)]
pub(in crate::document) struct Texts {
    /// Texts of the document, by address and length.
    borrowed: HashSet<(usize, usize)>,
    /// Texts that were copied, because they have escapes.
    copied: HashSet<String>,
    /// Whether a secret is flattened: whatever is flattened may be its.
    has_flattened: bool,
}

impl Texts {
    fn is_empty(&self) -> bool {
        self.borrowed.is_empty() && self.copied.is_empty() && !self.has_flattened
    }

    /// Adds all texts and keys of a secret.
    fn add(&mut self, secret: &Node<'_>) {
        let mut add = |text: &Cow<'_, str>| match text {
            Cow::Borrowed(text) => self.borrowed.insert(address(text)),
            Cow::Owned(text) => self.copied.insert(text.clone()),
        };
        secret.walk(&mut |node| {
            if let Kind::Text(text) = &node.kind {
                add(text);
            }
            for (key, _) in node.entries() {
                add(key);
            }
        });
    }

    fn contains(&self, text: &str) -> bool {
        self.borrowed.contains(&address(text)) || self.copied.contains(text)
    }
}

fn address(text: &str) -> (usize, usize) {
    (text.as_ptr() as usize, text.len())
}

/// Whether it is the name of a deserializer, a visitor or a value of serde's buffer.
pub(in crate::document) fn is_buffer(name: &str) -> bool {
    name.contains("::Content") || name.contains("::TaggedContentVisitor")
}

/// Reads a secret, of which nothing is reported; `None` if it is not valid.
pub(crate) fn read_secret<'de, T, D>(deserializer: D) -> Option<T>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let source = type_name::<D>();
    if reports::is_secret() || !is_buffer(source) {
        if source.contains("::FlatMapDeserializer") {
            reports::note_buffered(|texts| texts.has_flattened = true);
        }
        return reports::within_secret(|| T::deserialize(deserializer)).ok();
    }
    let node = Node::read(deserializer).ok()?;
    reports::note_buffered(|texts| texts.add(&node));
    let mut state = State::new(node.end, 0, false);
    reports::within_secret(|| T::deserialize(Reader::quiet(&mut state, &node))).ok()
}

/// Notes where in the node, which was read through a buffer, the secrets are.
pub(in crate::document) fn note(state: &mut State<'_, '_>, node: &Node<'_>) {
    let texts = reports::take_buffered();
    if texts.is_empty() {
        return;
    }
    let flattened = if texts.has_flattened {
        state.buffered.objects.get(&node.id).cloned()
    } else {
        None
    };
    let flattened = flattened.unwrap_or_default();
    node.walk(&mut |at| {
        if matches!(&at.kind, Kind::Text(text) if texts.contains(text)) {
            state.note_secret(at.id);
        }
        for (key, child) in at.entries() {
            if texts.contains(key) {
                state.note_secret_key(child.id);
            }
        }
    });
    for part in node.children().filter(|part| flattened.contains(&part.id)) {
        state.note_secret_key(part.id);
        part.walk(&mut |at| {
            state.note_secret(at.id);
            for (_, child) in at.entries() {
                state.note_secret_key(child.id);
            }
        });
    }
}
