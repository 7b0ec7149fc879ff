//! The list of problems.

use std::borrow::Cow;

use super::State;
use crate::constraint::Constraint;
use crate::document::fault::Fault;
use crate::document::node::Node;
use crate::error::Violation;

/// One problem, with the number of its node.
pub(in crate::document) struct Found {
    pub(in crate::document) at: Place,
    /// Whether the key of the node is wrong.
    pub(in crate::document) is_key: bool,
    pub(in crate::document) violation: Violation,
    /// The fields that an `ensure` clause is about.
    pub(in crate::document) about: Vec<Place>,
}

/// A node, or a field that it lacks.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::document) struct Place {
    pub(in crate::document) node: u32,
    pub(in crate::document) member: Option<Cow<'static, str>>,
}

impl State<'_, '_> {
    pub(super) fn add(&mut self, found: Found) {
        if self.found.len() == self.limit {
            self.stop();
        } else {
            self.found.push(found);
        }
    }

    /// Records that the value of a node is rejected, unless something more precise is known.
    pub(in crate::document) fn record(&mut self, node: &Node<'_>, fault: &Fault) {
        if !self.is_tainted(node) {
            self.wrong.insert(node.id);
            self.replaced.insert(node.id);
            if fault.expects_parts() == Some(true) {
                // In the place of an object or array, it may be a secret in there.
                self.note_undisclosed(node.id);
            }
            let shown = if self.is_undisclosed(node) {
                node.described()
            } else {
                node.shown()
            };
            let mut violation = Violation::of_document(fault.constraint(), shown.into_owned());
            if self.is_secret(node) {
                violation = violation.redacted();
            }
            self.add(Found {
                at: Place {
                    node: node.id,
                    member: None,
                },
                is_key: false,
                violation,
                about: Vec::new(),
            });
        }
    }

    /// The violation, redacted if the value at its place was replaced by one that contains a secret.
    pub(in crate::document) fn without_secrets(
        &self,
        root: &Node<'_>,
        at: &Place,
        violation: Violation,
    ) -> Violation {
        let is_whole = !violation.value().is_empty() && self.replaced.contains(&at.node);
        match root.find(at.node) {
            Some((node, _)) if is_whole && self.is_secret(node) && node.scalar().is_some() => {
                violation.redacted()
            }
            _ => violation,
        }
    }

    /// Records that the key of a node is rejected; the value is not fed again.
    pub(in crate::document) fn record_key(&mut self, node: &Node<'_>, constraint: Constraint) {
        if !std::mem::replace(&mut self.hidden[node.id as usize], true) {
            self.changes += 1;
            self.add(Found {
                at: Place {
                    node: node.id,
                    member: None,
                },
                is_key: true,
                violation: Violation::of_document(constraint, String::new()),
                about: Vec::new(),
            });
        }
    }

    /// Records a field that an object lacks.
    pub(in crate::document) fn record_missing(&mut self, node: u32, name: &'static str) {
        self.wrong.insert(node);
        self.add(Found {
            at: Place {
                node,
                member: Some(name.into()),
            },
            is_key: false,
            violation: Violation::of_document(Constraint::Required, String::new()),
            about: Vec::new(),
        });
    }
}
