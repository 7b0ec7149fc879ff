//! The entries of an object.

use std::any::type_name;
use std::borrow::Cow;

use serde::de::{DeserializeSeed, MapAccess, Visitor};

use super::buffered::{self, Taken};
use super::fault::{Fault, What, with_message};
use super::feed::{self, Way};
use super::key::Key;
use super::node::{Node, cut};
use super::reports::{self, Report};
use super::state::State;

/// What an object is read as.
#[derive(Clone, Copy)]
pub(super) enum Fields {
    /// A struct.
    Named(&'static [&'static str]),
    /// A map, or a struct with a flattened field.
    Open,
    /// A value that is inspected first: a buffer, or an internally tagged enum.
    Any,
}

type Entry<'de> = (Cow<'de, str>, Node<'de>);

/// What is fed.
#[derive(Clone, Copy)]
enum Item<'t, 'de> {
    Entry(&'t Entry<'de>),
    /// A field that the object lacks, and its slot.
    Missing(&'static str, u32),
}

pub(super) struct Entries<'a, 't, 'de> {
    state: &'a mut State<'t, 'de>,
    node: &'t Node<'de>,
    all: &'t [Entry<'de>],
    fields: Fields,
    /// Whether the map is valid without any of its entries.
    is_free: bool,
    is_quiet: bool,
    /// The items, in the order in which they are fed.
    items: Vec<Item<'t, 'de>>,
    next: usize,
    now: Option<Item<'t, 'de>>,
    /// Children that went into a buffer.
    buffered: Vec<&'t Node<'de>>,
    /// Whether an entry failed, which ended the object.
    is_cut: bool,
}

impl<'a, 't, 'de> Entries<'a, 't, 'de> {
    pub(super) fn new(
        state: &'a mut State<'t, 'de>,
        node: &'t Node<'de>,
        entries: &'t [Entry<'de>],
        fields: Fields,
        is_free: bool,
        is_quiet: bool,
    ) -> Self {
        let items = if is_quiet {
            entries.iter().map(Item::Entry).collect()
        } else {
            order(state, node, entries, fields, is_free)
        };
        Entries {
            state,
            node,
            all: entries,
            fields,
            is_free,
            is_quiet,
            items,
            next: 0,
            now: None,
            buffered: Vec::new(),
            is_cut: false,
        }
    }

    pub(super) fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Fault> {
        let result = visitor.visit_map(&mut self);
        if !self.buffered.is_empty() && !self.is_quiet {
            let parts = &self.buffered;
            self.state.buffered.note_parts(self.node.id, parts);
        }
        let fault = match result {
            Ok(value) => {
                if !self.is_cut && !self.is_quiet && self.next < self.items.len() {
                    let fault = Fault::new(What::Length("an object with fewer keys".to_owned()));
                    self.state.record(self.node, &fault);
                }
                return Ok(value);
            }
            Err(fault) => fault,
        };
        if self.is_quiet {
            return Err(fault);
        }
        let now = match self.now {
            Some(Item::Entry((_, node))) => Some(node),
            _ => None,
        };
        let taken = Taken {
            is_map: !matches!(self.fields, Fields::Any),
            names: match self.fields {
                Fields::Named(names) => Some(names),
                Fields::Open | Fields::Any => None,
            },
        };
        let Entries {
            state,
            node,
            buffered,
            ..
        } = self;
        Err(buffered::settle(state, node, taken, &buffered, now, fault))
    }

    /// Handles a key that is rejected, perhaps by the rules of its type. Succeeds if the object is read on without it.
    fn refused(
        &mut self,
        entry: &'t Entry<'de>,
        why: Option<Report>,
        fault: Fault,
    ) -> Result<(), Fault> {
        match (fault.what(), self.fields) {
            (What::UnknownField(_, known), Fields::Named(names)) => {
                self.state.denying.insert(self.node.id);
                // The known keys come first, so the struct is complete: nothing must be read again.
                let before = self.state.changes;
                for (key, node) in self.all {
                    if self.state.is_stopped {
                        break;
                    }
                    if !names.contains(&&**key) {
                        let fault = Fault::new(What::UnknownField(String::new(), known));
                        self.state.record_key(node, fault.constraint());
                    }
                }
                self.state.changes = before;
                Ok(())
            }
            (What::UnknownField(..), _) => Err(fault),
            _ => {
                let constraint = match why {
                    Some(report) => report.violation.constraint().clone(),
                    None => fault.constraint(),
                };
                let message = if self.state.has_secret_key(&entry.1) {
                    "the key is not valid".to_owned()
                } else {
                    format!("the key {:?} is not {constraint}", cut(&entry.0))
                };
                let constraint = with_message("key", "a valid key", message);
                self.state.record_key(&entry.1, constraint);
                if self.is_free {
                    Ok(())
                } else {
                    Err(Fault::told())
                }
            }
        }
    }
}

/// The fields that the object lacks, then its entries, those with unknown keys last, and at the
/// very end what is sure to fail.
fn order<'t, 'de>(
    state: &mut State<'t, 'de>,
    node: &'t Node<'de>,
    entries: &'t [Entry<'de>],
    fields: Fields,
    is_free: bool,
) -> Vec<Item<'t, 'de>> {
    let skips = state.skips(node, entries.len(), is_free);
    let part = state.parts.part(node, entries.len(), is_free && !skips);
    state.work(part / 16);
    let denies = state.denying.contains(&node.id);
    let mut items = Vec::with_capacity(part);
    let mut last = Vec::new();
    for (name, slot) in state.injected.get(&node.id).into_iter().flatten() {
        let item = Item::Missing(name, *slot);
        if state.is_spent(*slot) {
            last.push(item);
        } else {
            items.push(item);
        }
    }
    let first = items.len();
    let (mut unknown, mut failing) = (Vec::new(), Vec::new());
    for entry in &entries[..part] {
        let (key, child) = entry;
        let item = Item::Entry(entry);
        if state.hidden[child.id as usize] || (skips && state.parts.is_complete(child)) {
        } else if state.is_spent(child.id) {
            failing.push(item);
        } else if matches!(fields, Fields::Named(names) if !names.contains(&&**key)) {
            if !denies {
                unknown.push(item);
            }
        } else {
            items.push(item);
        }
    }
    if let Fields::Named(names @ [_, _]) = fields {
        // An adjacently tagged enum: if the tag comes first, the content is not buffered.
        items[first..].sort_by_key(|item| match item {
            Item::Entry((key, _)) => names.iter().position(|name| *name == key),
            Item::Missing(..) => None,
        });
    }
    items.append(&mut unknown);
    items.append(&mut failing);
    items.append(&mut last);
    items
}

impl<'de> MapAccess<'de> for Entries<'_, '_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(item) = self.items.get(self.next).copied() else {
            return Ok(None);
        };
        self.next += 1;
        self.now = Some(item);
        let (mark, secrets) = (reports::mark(), reports::secrets_read());
        let result = match item {
            Item::Entry((key, _)) => seed.deserialize(Key(key)),
            Item::Missing(name, _) => seed.deserialize(Key(&Cow::Borrowed(name))),
        };
        if let (Item::Entry((_, node)), true) = (item, reports::secrets_read() != secrets) {
            self.state.note_secret_key(node.id);
        }
        let why = reports::take(mark).into_iter().next();
        match (result, item) {
            (Ok(key), _) => Ok(Some(key)),
            (Err(fault), Item::Entry(entry)) if !self.is_quiet => {
                self.refused(entry, why, fault)?;
                self.is_cut = true;
                Ok(None)
            }
            (Err(fault), _) => Err(fault),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let ty = type_name::<S::Value>();
        let goes_into_buffer = buffered::secrets::is_buffer(ty);
        match self.now {
            Some(Item::Entry((_, node))) => {
                if !self.is_quiet && ty.ends_with("::IgnoredAny") {
                    self.state.hidden[node.id as usize] = true; // it makes no difference
                }
                if !self.is_quiet && goes_into_buffer {
                    self.buffered.push(node);
                }
                let way = Way {
                    is_quiet: self.is_quiet,
                    may_omit: self.is_free,
                };
                feed::node(self.state, node, way, seed)
            }
            Some(Item::Missing(_, slot)) => {
                if goes_into_buffer {
                    self.state.buffered.note_unseen(slot);
                }
                match self.state.buffered.substitute_of(slot) {
                    Some(plain) => seed.deserialize(plain),
                    None => feed::slot(self.state, slot, false, seed),
                }
            }
            None => Err(Fault::told()),
        }
    }

    /// The maps of serde call this. An entry that fails ends the map, and its parent is read on.
    fn next_entry_seed<K: DeserializeSeed<'de>, S: DeserializeSeed<'de>>(
        &mut self,
        key: K,
        value: S,
    ) -> Result<Option<(K::Value, S::Value)>, Fault> {
        let Some(key) = self.next_key_seed(key)? else {
            return Ok(None);
        };
        match self.next_value_seed(value) {
            Ok(value) => Ok(Some((key, value))),
            Err(_) if self.is_free && !self.is_quiet => {
                self.is_cut = true;
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }
}
