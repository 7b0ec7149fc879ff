//! Problems of what serde buffers.
//!
//! For an enum with the tag inside, an untagged one and whatever is flattened, serde reads values into
//! a buffer, and reads that again out of sight. But an error says which
//! value it found, or which field it misses. If one node only can be meant, the problem is there.
//! Otherwise the next pass finds out: each candidate gets a value of its own, which the next error of the
//! kind names; or a field is given to one after the other, until the error is another. What a parser
//! rejects names nothing: other texts are tried in place of one after the other.

use std::collections::{HashMap, HashSet};

use super::fault::{Fault, Got, What};
use super::node::{Kind, Node};
use super::plain::Plain;
use super::reports;
use super::state::State;
use super::substitute;

#[derive(Default)]
pub(super) struct Buffered {
    /// What replaces a node, or in a slot.
    substitutes: HashMap<u32, Plain>,
    /// Slots whose substitute went into a buffer: it is not known yet of which type it is to be.
    unseen: HashSet<u32>,
    trial: Option<Trial>,
    marks: Option<Marks>,
    texts: Option<Texts>,
    /// Objects of which something went into a buffer, and what.
    objects: HashMap<u32, Vec<u32>>,
    /// What was tried is not tried again.
    tried: HashSet<(u32, String)>,
}

/// A guess at which object lacks a field. It is right if the error is another one, or none, once that
/// object has it.
struct Trial {
    node: u32,
    fault: Fault,
    name: &'static str,
    guesses: Vec<u32>,
    at: usize,
}

/// Nodes of the same value, each with a mark in place of it.
struct Marks {
    node: u32,
    fault: Fault,
    substitute: Plain,
    left: Vec<u32>,
}

/// A guess at which text a parser rejects. It is right if the error is another one, or none, once there is
/// another text.
struct Texts {
    node: u32,
    fault: Fault,
    candidates: Vec<u32>,
    at: usize,
    choice: u8,
}

/// What a visitor has taken a node for.
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

    /// Whether an empty object replaces something below: it lacks whatever it should have.
    fn is_hollow(&self, node: &Node<'_>) -> bool {
        self.substitutes
            .iter()
            .any(|(id, plain)| (node.id..node.end).contains(id) && matches!(plain, Plain::Map))
    }
}

/// What becomes of the error of a visitor of an object: it is recorded where it belongs, if that is
/// certain, or the next pass goes another way.
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
    if gave_type_of_injected(state, node, taken, &fault) || learns(state, node, Some(&fault)) {
        return Fault::told();
    }
    let is_told = match fault.what() {
        What::Missing(name) => missing(state, node, taken, buffered, name, &fault),
        What::Duplicate(_) => now
            .map(|entry| state.record_key(entry, fault.constraint()))
            .is_some(),
        // What denies unknown fields beside a flattened one says it as text.
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

/// What a missing field was given in a buffer is of another type than the field's: by now it is known
/// of which.
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
    // Beside a tag that is wrong nothing is known of the others.
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
    try_each(state, node, name, guesses, fault)
}

/// Gives the field to one object after the other, pass by pass.
fn try_each(
    state: &mut State<'_, '_>,
    node: &Node<'_>,
    name: &'static str,
    mut guesses: Vec<u32>,
    fault: &Fault,
) -> bool {
    const MOST: usize = 16;
    let Some(first) = guesses.first().copied() else {
        return false;
    };
    let is_new = state.buffered.tried.insert((node.id, fault.to_string()));
    if state.buffered.trial.is_some() || !is_new {
        return false;
    }
    guesses.truncate(MOST);
    state.inject(first, name);
    state.buffered.trial = Some(Trial {
        node: node.id,
        fault: fault.clone(),
        name,
        guesses,
        at: 0,
    });
    true
}

/// What the outcome of a pass says of marks and guesses. Whether the next pass goes another way.
pub(super) fn learns(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
    learns_from_marks(state, node, fault)
        || learns_from_trial(state, node, fault)
        || learns_from_texts(state, node, fault)
}

/// Begins to look for the text that a parser rejects. Whether there are any.
pub(super) fn try_texts(state: &mut State<'_, '_>, node: &Node<'_>, fault: &Fault) -> bool {
    const MOST: usize = 8;
    let What::Custom(text) = fault.what() else {
        return false;
    };
    let is_untagged = text.starts_with("data did not match any variant");
    let is_open = state.buffered.texts.is_none() && text != reports::REJECTED;
    if is_untagged || !is_open {
        return false;
    }
    let Some(parts) = state.buffered.objects.get(&node.id) else {
        return false;
    };
    let mut candidates = Vec::new();
    for part in node.children().filter(|part| parts.contains(&part.id)) {
        part.walk(&mut |at| {
            let is_text = matches!(at.kind, Kind::Text(_));
            if is_text && candidates.len() < MOST && !state.is_tainted(at) {
                candidates.push(at.id);
            }
        });
    }
    let is_new = state.buffered.tried.insert((node.id, fault.to_string()));
    if candidates.is_empty() || !is_new {
        return false;
    }
    let texts = Texts {
        node: node.id,
        fault: fault.clone(),
        candidates,
        at: 0,
        choice: 0,
    };
    give_text(state, texts)
}

fn give_text(state: &mut State<'_, '_>, texts: Texts) -> bool {
    let candidate = texts.candidates.get(texts.at).copied();
    if let Some(candidate) = candidate {
        let text = Plain::Text(substitute::text(texts.choice));
        state.buffered.substitutes.insert(candidate, text);
        state.buffered.texts = Some(texts);
        state.changes += 1;
    }
    candidate.is_some()
}

fn learns_from_texts(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
    let Some(mut texts) = state.buffered.texts.take_if(|texts| texts.node == node.id) else {
        return false;
    };
    let candidate = texts.candidates[texts.at];
    let given = substitute::text(texts.choice);
    let (is_meant, does) = match fault.map(Fault::what) {
        Some(What::Custom(_) | What::Length(_)) => (
            fault.is_some_and(|fault| !fault.is_like(&texts.fault)),
            false,
        ),
        // Of a tag: it was right before.
        Some(What::UnknownVariant(name, _)) if name == given => (false, false),
        Some(What::Unfit { got, .. }) if *got == Got::Text(given.to_owned()) => (true, false),
        None | Some(_) => (true, true),
    };
    if is_meant {
        if let Some(at) = descendant(node, candidate) {
            state.record(at, &texts.fault);
        }
        texts.candidates.truncate(texts.at + 1);
    }
    if does {
        return false;
    }
    state.buffered.substitutes.remove(&candidate);
    texts.choice += 1;
    if texts.choice == substitute::CHOICES {
        texts.choice = 0;
        texts.at += 1;
    }
    state.changes += 1;
    give_text(state, texts)
}

fn learns_from_trial(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
    let Some(mut trial) = state.buffered.trial.take_if(|trial| trial.node == node.id) else {
        return false;
    };
    let guess = trial.guesses[trial.at];
    let is_wrong = fault.is_some_and(|fault| match fault.what() {
        What::UnknownField(key, _) => key == trial.name,
        _ => fault.is_like(&trial.fault),
    });
    if !is_wrong {
        state.record_missing(guess, trial.name);
        return false;
    }
    if let Some((_, slot)) = state.injected.get_mut(&guess).and_then(Vec::pop) {
        state.buffered.substitutes.remove(&slot);
    }
    state.changes += 1;
    trial.at += 1;
    let next = trial.guesses.get(trial.at).copied();
    if let Some(next) = next {
        state.inject(next, trial.name);
        state.buffered.trial = Some(trial);
    }
    next.is_some()
}

fn learns_from_marks(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
    let Some(mut marks) = state.buffered.marks.take_if(|marks| marks.node == node.id) else {
        return false;
    };
    state.changes += 1;
    let (found, is_same) = match fault.map(|fault| (fault.what(), marks.fault.what())) {
        Some((What::Unfit { got, expected, .. }, before)) => (
            Plain::marked(got),
            matches!(before, What::Unfit { expected: before, .. } if before == expected),
        ),
        Some((What::UnknownVariant(name, known), before)) => (
            Plain::marked(&Got::Text(name.clone())),
            matches!(before, What::UnknownVariant(_, before) if before == known),
        ),
        _ => (None, false),
    };
    let Some(found) = found else {
        // The others are fine with a mark, as they were with their own value.
        for id in marks.left {
            state.buffered.substitutes.remove(&id);
        }
        return fault.is_some();
    };
    if is_same {
        state.buffered.substitutes.insert(found, marks.substitute);
        if let Some(at) = descendant(node, found) {
            state.record(at, &marks.fault);
        }
    } else {
        // Something else is expected of this one: its own value may do.
        state.buffered.substitutes.remove(&found);
    }
    marks.left.retain(|left| *left != found);
    state.buffered.marks = Some(marks);
    true
}

fn descendant<'n, 'de>(node: &'n Node<'de>, id: u32) -> Option<&'n Node<'de>> {
    let mut found = None;
    node.walk(&mut |at| {
        if at.id == id {
            found = Some(at);
        }
    });
    found
}

/// Finds the node that an error is about by the value that it names.
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
            state.record(one, fault);
            state.buffered.substitutes.insert(one.id, substitute);
            state.changes += 1;
            return true;
        }
    }
    if found.len() < 2 || state.buffered.marks.is_some() {
        return false;
    }
    if !state.buffered.tried.insert((node.id, fault.to_string())) {
        return false;
    }
    // A mark is to be rejected as the value was: what takes text gets a number.
    let as_number =
        matches!(fault.what(), What::Unfit { expected, .. } if expected.contains("string"));
    let left: Vec<u32> = found.iter().map(|node| node.id).collect();
    for id in &left {
        let mark = Plain::Mark {
            node: *id,
            as_number,
        };
        state.buffered.substitutes.insert(*id, mark);
    }
    state.buffered.marks = Some(Marks {
        node: node.id,
        fault: fault.clone(),
        substitute,
        left,
    });
    state.changes += 1;
    true
}
