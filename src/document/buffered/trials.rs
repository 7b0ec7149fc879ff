//! Finds out which object lacks a field: the field is added to one object after the other, until the error
//! changes.

use crate::document::fault::{Fault, What};
use crate::document::node::Node;
use crate::document::state::State;

/// A guess at which object lacks a field. It is right if there is another error, or none, once that
/// object has the field.
pub(super) struct Trial {
    node: u32,
    fault: Fault,
    name: &'static str,
    guesses: Vec<u32>,
    at: usize,
}

/// Gives the field to one object after another, one in each pass.
pub(super) fn try_each(
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

pub(super) fn learns(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
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
