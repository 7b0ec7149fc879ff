//! What is known of types: which values they take.

use std::collections::HashMap;

use super::State;
use crate::document::fault::{Fault, What};
use crate::document::grown::Grown;
use crate::document::node::Node;
use crate::document::reports::Report;
use crate::document::suggestion::{self, Suggestion};
use crate::error::Segment;

#[derive(Default)]
pub(in crate::document) struct Types<'t, 'de> {
    /// Substitutes of types that say what they miss; `None` if one did not do.
    grown: HashMap<&'static str, Option<Grown>>,
    /// What fields of validated structs may be given, by the list of the struct and the index.
    suggestions: HashMap<(usize, usize), Suggestion>,
    /// A good value for each type.
    donors: HashMap<&'static str, &'t Node<'de>>,
    /// The choice that did for a type, or that none does.
    pub(super) choices: HashMap<&'static str, Option<u8>>,
}

impl<'t, 'de> Types<'t, 'de> {
    pub(in crate::document) fn offer_donor(&mut self, ty: &'static str, node: &'t Node<'de>) {
        self.donors.entry(ty).or_insert(node);
    }

    pub(in crate::document) fn remembered_choice(&self, ty: &str) -> Option<u8> {
        self.choices.get(ty).copied().flatten()
    }

    pub(in crate::document) fn remember(&mut self, ty: &'static str, choice: Option<u8>) {
        if is_remembered(ty) {
            self.choices.insert(ty, choice);
        }
    }

    /// The substitute that grew for a type.
    pub(in crate::document) fn grown(&self, ty: &str) -> Option<Grown> {
        if self.grown.is_empty() {
            None
        } else {
            self.grown.get(ty)?.clone()
        }
    }

    /// Whether a substitute for the type grows by what the error says.
    pub(in crate::document) fn grows(&mut self, ty: &'static str, fault: &Fault) -> bool {
        match (self.grown.get_mut(ty), fault.what()) {
            (Some(Some(grown)), _) => {
                let is_larger = grown.learn(fault);
                if !is_larger {
                    self.grown.insert(ty, None);
                }
                is_larger
            }
            (None, What::Missing(name)) => {
                self.grown.insert(ty, Some(Grown::from(name)));
                true
            }
            _ => false,
        }
    }

    /// Learns what the rules want that have rejected a substitute. Whether there is something new to try.
    pub(in crate::document) fn learns_rules(&mut self, reports: &[Report]) -> bool {
        let mut is_new = false;
        for report in reports {
            let Some(Segment::Field(name)) = report.violation.path().segments().first() else {
                continue;
            };
            let index = report
                .declared
                .iter()
                .position(|field| field.name() == *name);
            let Some((index, field)) = index.and_then(|i| Some((i, report.declared.get(i)?)))
            else {
                continue;
            };
            let key = (
                report.names.listed.as_ptr() as usize,
                report.names.derived_index(index),
            );
            if self.suggestions.contains_key(&key) {
                continue;
            }
            if let Some(suggestion) = field.constraint().and_then(|it| suggestion::of(&it)) {
                self.suggestions.insert(key, suggestion);
                is_new = true;
            }
        }
        is_new
    }

    /// What is suggested for a field of the struct with this list.
    pub(in crate::document) fn suggestion(
        &self,
        listed: &[&str],
        index: usize,
    ) -> Option<Suggestion> {
        if self.suggestions.is_empty() {
            None
        } else {
            self.suggestions
                .get(&(listed.as_ptr() as usize, index))
                .cloned()
        }
    }
}

impl<'t, 'de> State<'t, 'de> {
    /// A good value of the type from elsewhere in the document. Those of plain types are under
    /// different rules in different places.
    pub(in crate::document) fn donor(&self, ty: &str) -> Option<&'t Node<'de>> {
        let node = *self.types.donors.get(ty)?;
        (is_remembered(ty) && !self.is_tainted(node)).then_some(node)
    }
}

/// Whether what did for one value of a type does for another.
fn is_remembered(ty: &str) -> bool {
    ty.contains("::") && ty != "alloc::string::String" && !ty.contains("::Content")
}
