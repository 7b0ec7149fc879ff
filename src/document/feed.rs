//! Feeds a value to a seed: that of the document, or if it fails, a substitute.

use std::any::type_name;

use serde::de::DeserializeSeed;

use super::buffered;
use super::fault::Fault;
use super::node::{Kind, Node};
use super::reader::Reader;
use super::reports;
use super::state::{Candidate, State};
use super::substitute::Substitute;

/// Feeds the value of the document, and records the result.
pub(super) fn own<'t, 'de, S: DeserializeSeed<'de>>(
    state: &mut State<'t, 'de>,
    node: &'t Node<'de>,
    seed: S,
) -> Result<S::Value, Fault> {
    let (changes, mark, secrets) = (state.changes, reports::mark(), reports::secrets_read());
    let result = seed.deserialize(Reader::new(state, node));
    if reports::secrets_read() != secrets {
        state.note_secret(node.id);
        buffered::secrets::note(state, node);
    }
    if !matches!(&result, Err(fault) if fault.is_told()) {
        if result.is_err() && state.was_in_part(node) {
            reports::take(mark);
            return Err(Fault::told());
        }
        let fault = result.as_ref().err();
        let is_final = fault.is_some_and(State::is_final);
        if !is_final && buffered::learns(state, node, fault) {
            reports::take(mark);
            return Err(Fault::told());
        }
    }
    state.take_reports(node, mark);
    let fault = match result {
        Ok(value) => {
            if state.changes == changes {
                state.parts.note_complete(node);
                if !state.is_tainted(node) {
                    state.types.offer_donor(type_name::<S::Value>(), node);
                }
            }
            return Ok(value);
        }
        Err(fault) => fault,
    };
    // An internally tagged enum fails after its map was buffered.
    let fault = match &node.kind {
        Kind::Map(entries) if State::is_final(&fault) && !fault.is_settled() => {
            let parts: Vec<&Node<'de>> = entries.iter().map(|(_, part)| part).collect();
            buffered::settle(state, node, buffered::Taken::NOT, &parts, None, fault)
        }
        _ => fault,
    };
    if !fault.is_told() && !buffered::try_texts(state, node, &fault) {
        if state.buffered.last == Some(node.id) {
            // An object with a secret may be expected.
            state.note_undisclosed(node.id);
        }
        state.record(node, &fault);
    }
    Err(Fault::told())
}

/// How a value is fed.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// Nothing is recorded.
    pub(super) is_quiet: bool,
    /// If the value fails, it is left out: its parent does not need it.
    pub(super) may_omit: bool,
}

/// Feeds a node, or what its slot has now.
pub(super) fn node<'t, 'de, S: DeserializeSeed<'de>>(
    state: &mut State<'t, 'de>,
    node: &'t Node<'de>,
    way: Way,
    seed: S,
) -> Result<S::Value, Fault> {
    if way.is_quiet {
        return seed.deserialize(Reader::quiet(state, node));
    }
    state.work(1);
    if state.is_stopped {
        return Err(Fault::told());
    }
    if state.slots.contains_key(&node.id) {
        return slot(state, node.id, way.may_omit, seed);
    }
    let changes = state.changes;
    let result = own(state, node, seed);
    if result.is_err() && state.changes == changes && !state.is_stopped {
        failed::<S>(state, node.id, way.may_omit);
    }
    result
}

/// Feeds a substitute.
pub(super) fn slot<'de, S: DeserializeSeed<'de>>(
    state: &mut State<'_, 'de>,
    id: u32,
    may_omit: bool,
    seed: S,
) -> Result<S::Value, Fault> {
    let slot = state.slots.get(&id).copied().unwrap_or_default();
    let ty = type_name::<S::Value>();
    if slot.is_spent || state.is_stopped {
        return Err(Fault::told());
    }
    let (mark, secrets) = (reports::mark(), reports::secrets_read());
    let result = match state.types.grown(ty) {
        _ if is_tag::<S>() => Err(Fault::told()),
        Some(grown) => seed.deserialize(&grown),
        None => try_candidate(state, id, slot.attempt, seed),
    };
    if reports::secrets_read() != secrets {
        state.note_secret(id);
    }
    let reports = reports::take(mark); // which are not about the document
    result.map_err(|fault| {
        if state.types.grows(ty, &fault) || state.types.learns_rules(&reports) {
            state.changes += 1;
        } else {
            failed::<S>(state, id, may_omit);
        }
        Fault::told()
    })
}

/// Feeds the next candidate, beginning with an attempt.
fn try_candidate<'de, S: DeserializeSeed<'de>>(
    state: &mut State<'_, 'de>,
    id: u32,
    mut attempt: u8,
    seed: S,
) -> Result<S::Value, Fault> {
    let ty = type_name::<S::Value>();
    let candidate = loop {
        match state.candidate(attempt, ty) {
            Candidate::Next => attempt += 1,
            candidate => break candidate,
        }
    };
    if let Some(slot) = state.slots.get_mut(&id) {
        slot.attempt = attempt;
    }
    match candidate {
        Candidate::Choice(choice) => {
            let value = seed.deserialize(Substitute {
                state,
                choice,
                depth: 0,
            })?;
            state.types.remember(ty, Some(choice));
            Ok(value)
        }
        Candidate::Donor(donor) => seed.deserialize(Reader::quiet(state, donor)),
        Candidate::Next | Candidate::End => Err(Fault::told()),
    }
}

fn failed<'de, S: DeserializeSeed<'de>>(state: &mut State<'_, 'de>, id: u32, may_omit: bool) {
    if may_omit {
        state.hidden[id as usize] = true;
        state.changes += 1;
    } else {
        state.failed(id, type_name::<S::Value>(), is_tag::<S>());
    }
}

/// Whether it is the tag of an enum. It determines the meaning of everything beside it, so nothing
/// replaces it.
fn is_tag<'de, S: DeserializeSeed<'de>>() -> bool {
    type_name::<S>().contains("AdjacentlyTagged") || type_name::<S::Value>().contains("__Field")
}
