//! Finds out which text a parser rejects: its error names nothing, so other texts are tried in place of one
//! text after the other.

use crate::document::fault::{Fault, Got, What};
use crate::document::node::{Kind, Node};
use crate::document::plain::Plain;
use crate::document::reports;
use crate::document::state::State;
use crate::document::substitute;

/// A guess at which text a parser rejects. It is right if there is another error, or none, once
/// that text is replaced.
pub(super) struct Texts {
    node: u32,
    fault: Fault,
    candidates: Vec<u32>,
    at: usize,
    choice: u8,
}

/// Begins to look for the text that a parser rejects. Returns whether there are candidates.
pub(in crate::document) fn try_texts(
    state: &mut State<'_, '_>,
    node: &Node<'_>,
    fault: &Fault,
) -> bool {
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

pub(super) fn learns(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
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
        // The error of a tag that was right before.
        Some(What::UnknownVariant(name, _)) if name == given => (false, false),
        Some(What::Unfit { got, .. }) if *got == Got::Text(given.to_owned()) => (true, false),
        None | Some(_) => (true, true),
    };
    if is_meant {
        if let Some((at, _)) = node.find(candidate) {
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
