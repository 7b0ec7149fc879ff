//! Finds out which of several nodes with the same value an error is about: each gets a value of its own, which
//! the next error names.

use crate::document::fault::{Fault, Got, What};
use crate::document::node::Node;
use crate::document::plain::Plain;
use crate::document::state::State;

/// Nodes with equal values, each replaced by a mark.
pub(super) struct Marks {
    node: u32,
    fault: Fault,
    substitute: Plain,
    left: Vec<u32>,
}

/// Marks nodes of the same value. Returns whether the next pass finds out which of them the error is about.
pub(super) fn mark_each(
    state: &mut State<'_, '_>,
    node: &Node<'_>,
    found: &[&Node<'_>],
    substitute: Plain,
    fault: &Fault,
) -> bool {
    if state.buffered.marks.is_some() {
        return false;
    }
    if !state.buffered.tried.insert((node.id, fault.to_string())) {
        return false;
    }
    // The mark must be rejected like the value, so if text is expected, it is a number.
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

pub(super) fn learns(state: &mut State<'_, '_>, node: &Node<'_>, fault: Option<&Fault>) -> bool {
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
        // The others are accepted with a mark, as they were with their own values.
        for id in marks.left {
            state.buffered.substitutes.remove(&id);
        }
        return fault.is_some();
    };
    if is_same {
        state.buffered.substitutes.insert(found, marks.substitute);
        if let Some((at, _)) = node.find(found) {
            super::record(state, at, &marks.fault);
        }
    } else {
        // Another type is expected for this node, so its own value may be right.
        state.buffered.substitutes.remove(&found);
    }
    marks.left.retain(|left| *left != found);
    state.buffered.marks = Some(marks);
    true
}
