//! Problems in values that serde buffers.
//!
//! serde reads internally tagged and untagged enums and flattened fields into a buffer, and reads
//! the buffer with its own deserializer. The error then has only the value that was found, or the
//! name of the missing field. If only one node matches, the problem is recorded there.
//! Otherwise the next passes find out:
//!
//! | file | what is found out |
//! |---|---|
//! | `marks.rs` | which of several equal values it is |
//! | `trials.rs` | which object lacks the field |
//! | `texts.rs` | which text a parser rejects |
//! | `secrets.rs` | which values and keys are secrets |

mod marks;
pub(super) mod secrets;
mod texts;
mod trials;

use std::collections::{HashMap, HashSet};

use super::fault::{Fault, Got, What};
use super::node::{Kind, Node};
use super::plain::Plain;
use super::state::State;
use marks::Marks;
use texts::Texts;
use trials::Trial;

pub(super) use texts::try_texts;

#[derive(Default)]
pub(super) struct Buffered {
    /// What replaces a node, or fills a slot.
    substitutes: HashMap<u32, Plain>,
    /// Slots whose substitute went into a buffer: the type of the field is not known yet.
    unseen: HashSet<u32>,
    trial: Option<Trial>,
    marks: Option<Marks>,
    texts: Option<Texts>,
    /// Objects whose entries went into a buffer, and these entries.
    objects: HashMap<u32, Vec<u32>>,
    /// The last node that went into a buffer as a whole.
    pub(super) last: Option<u32>,
    /// What was tried, and is not tried again.
    tried: HashSet<(u32, String)>,
}

/// How a visitor reads a node.
#[derive(Clone, Copy)]
pub(super) struct Taken {
    /// A map or a struct, so that a problem is not about the node itself.
    pub(super) is_map: bool,
    /// The fields of the struct.
    pub(super) names: Option<&'static [&'static str]>,
}

impl Taken {
    pub(super) const NOT: Self = Taken {
        is_map: false,
        names: None,
    };
}

impl Buffered {
    pub(super) fn substitute_of(&self, node: u32) -> Option<Plain> {
        if self.substitutes.is_empty() {
            return None;
        }
        self.substitutes.get(&node).copied()
    }

    pub(super) fn note_parts(&mut self, node: u32, parts: &[&Node<'_>]) {
        self.objects
            .insert(node, parts.iter().map(|part| part.id).collect());
    }

    pub(super) fn note_unseen(&mut self, slot: u32) {
        self.unseen.insert(slot);
    }

    /// Whether something below is replaced by an empty object, which lacks all fields.
    fn is_hollow(&self, node: &Node<'_>) -> bool {
        self.substitutes
            .iter()
            .any(|(id, plain)| (node.id..node.end).contains(id) && matches!(plain, Plain::Map))
    }
}

/// Handles the error of a visitor of an object: records it at the right node if that is certain, or
/// changes what the next pass feeds.
pub(super) fn settle<'de>(
    state: &mut State<'_, 'de>,
    node: &Node<'de>,
    taken: Taken,
    buffered: &[&Node<'de>],
    now: Option<&Node<'de>>,
    fault: Fault,
) -> Fault {
    if fault.is_settled() || !matches!(node.kind, Kind::Map(_)) {
        return fault;
    }
    secrets::note(state, node);
    if gave_type_of_injected(state, node, taken, &fault) || learns(state, node, Some(&fault)) {
        return Fault::told();
    }
    let is_told = match fault.what() {
        What::Missing(name) => missing(state, node, taken, buffered, name, &fault),
        What::Duplicate(_) => now
            .map(|entry| state.record_key(entry, fault.constraint()))
            .is_some(),
        // Beside a flattened field, `deny_unknown_fields` reports only text.
        What::Custom(text) if text.starts_with("unknown field `") => {
            let key = text.split('`').nth(1).unwrap_or_default();
            let found = node.child(key);
            let fault = Fault::new(What::UnknownField(key.to_owned(), &[]));
            found
                .map(|entry| state.record_key(entry, fault.constraint()))
                .is_some()
        }
        What::UnknownField(key, _) => {
            let mut found = Vec::new();
            for part in buffered.iter().copied().chain([node]) {
                let only_here = part.id == node.id;
                part.walk(&mut |at| {
                    if !only_here || at.id == node.id {
                        found.extend(at.child(key));
                    }
                });
            }
            match found[..] {
                [one] => {
                    state.record_key(one, fault.constraint());
                    true
                }
                _ => false,
            }
        }
        What::Unfit { got, expected, .. } => {
            let plain = Plain::expected(expected);
            locate(
                state,
                node,
                taken,
                buffered,
                |kind| got.is(kind),
                plain,
                &fault,
            )
        }
        What::UnknownVariant(name, known) => {
            let plain = Plain::Text(known.first().copied().unwrap_or_default());
            let is_it = |kind: &Kind<'_>| matches!(kind, Kind::Text(text) if text == name);
            locate(state, node, taken, buffered, is_it, plain, &fault)
        }
        What::Told | What::Length(_) | What::Custom(_) | What::Settled(_) => return fault,
    };
    if is_told {
        Fault::told()
    } else {
        fault.settled()
    }
}

/// Handles a value that was fed for a missing field through a buffer, and has the wrong type. The error has
/// the right type, so that the next pass can feed another value.
fn gave_type_of_injected(
    state: &mut State<'_, '_>,
    node: &Node<'_>,
    taken: Taken,
    fault: &Fault,
) -> bool {
    let What::Unfit {
        got: Got::Null,
        expected,
        ..
    } = fault.what()
    else {
        return false;
    };
    if taken.names.is_some() {
        return false;
    }
    let below = state
        .injected
        .iter()
        .filter(|(id, _)| (node.id..node.end).contains(id));
    let fresh = below
        .flat_map(|(_, fields)| fields)
        .map(|(_, slot)| *slot)
        .filter(|slot| {
            let buffered = &state.buffered;
            buffered.unseen.contains(slot) && !buffered.substitutes.contains_key(slot)
        })
        .max();
    if let Some(slot) = fresh {
        state
            .buffered
            .substitutes
            .insert(slot, Plain::expected(expected));
        state.changes += 1;
    }
    fresh.is_some()
}

fn missing<'de>(
    state: &mut State<'_, 'de>,
    node: &Node<'de>,
    taken: Taken,
    buffered: &[&Node<'de>],
    name: &'static str,
    fault: &Fault,
) -> bool {
    let may_be_own = taken.names.is_none_or(|names| names.contains(&name));
    let is_here = may_be_own && node.child(name).is_none();
    let mut below = Vec::new();
    for part in buffered {
        part.walk(&mut |at| {
            if matches!(at.kind, Kind::Map(_)) && at.child(name).is_none() {
                below.push(at.id);
            }
        });
    }
    // If a tag is wrong, nothing is known about the fields beside it.
    let is_undecided = !taken.is_map
        && node
            .children()
            .any(|child| state.slots.contains_key(&child.id));
    let has_hollow = buffered.iter().any(|part| state.buffered.is_hollow(part))
        || state.injected.get(&node.id).is_some_and(|fields| {
            fields
                .iter()
                .any(|(_, slot)| matches!(state.buffered.substitute_of(*slot), Some(Plain::Map)))
        });
    let is_known = state.lacks(node.id, name) || has_hollow;
    if is_undecided || is_known {
        return true;
    }
    if is_here && below.is_empty() {
        state.record_missing(node.id, name);
        state.inject(node.id, name);
        return true;
    }
    let guesses: Vec<u32> = is_here
        .then_some(node.id)
        .into_iter()
        .chain(below)
        .collect();
    trials::try_each(state, node, name, guesses, fault)
}

/// Learns from the result of a pass about marks and guesses. Returns whether the next pass is
/// different.
pub(super) fn learns(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
    marks::learns(state, node, fault)
        || trials::learns(state, node, fault)
        || texts::learns(state, node, fault)
}

/// Records the problem of a value in a buffer. Unless it is known to be in the place of a scalar, it may
/// be a secret.
fn record(state: &mut State<'_, '_>, node: &Node<'_>, fault: &Fault) {
    if fault.expects_parts() != Some(false) {
        state.note_undisclosed(node.id);
    }
    state.record(node, fault);
}

/// Finds the node that an error is about by the value in the error.
fn locate<'de>(
    state: &mut State<'_, 'de>,
    node: &Node<'de>,
    taken: Taken,
    buffered: &[&Node<'de>],
    is_it: impl Fn(&Kind<'de>) -> bool,
    substitute: Plain,
    fault: &Fault,
) -> bool {
    let mut found: Vec<&Node<'de>> = Vec::new();
    for part in buffered {
        part.walk(&mut |at| {
            if is_it(&at.kind) && !state.buffered.substitutes.contains_key(&at.id) {
                found.push(at);
            }
        });
    }
    let may_be_whole = !taken.is_map && is_it(&node.kind);
    if may_be_whole {
        return false;
    }
    if let [one] = found[..] {
        if !state.is_tainted(one) {
            record(state, one, fault);
            state.buffered.substitutes.insert(one.id, substitute);
            state.changes += 1;
            return true;
        }
    }
    found.len() > 1 && marks::mark_each(state, node, &found, substitute, fault)
}
