//! What is known about types: which values they accept.

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
    /// Substitutes for types whose errors name what is missing; `None` if that failed.
    grown: HashMap<&'static str, Option<Grown>>,
    /// Suggestions for fields of validated structs, by the list of the struct's fields and the
    /// index.
    suggestions: HashMap<(usize, usize), Suggestion>,
    /// A valid value of each type, from elsewhere in the document.
    donors: HashMap<&'static str, &'t Node<'de>>,
    /// The choice that a type accepts, or `None` if it accepts none.
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

    /// Lets a substitute for the type grow by the field that the error names. Returns whether it did.
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

    /// Learns what rules accept that have rejected a substitute. Returns whether there is something new to
    /// try.
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

    /// The suggestion for a field of the struct whose fields have this list.
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
    /// A valid value of the type from elsewhere in the document. There is none for plain types, which are
    /// under different rules in different places.
    pub(in crate::document) fn donor(&self, ty: &str) -> Option<&'t Node<'de>> {
        let node = *self.types.donors.get(ty)?;
        (is_remembered(ty) && !self.is_tainted(node)).then_some(node)
    }
}

/// Whether a choice that one value of the type accepts is remembered for the others.
fn is_remembered(ty: &str) -> bool {
    ty.contains("::") && ty != "alloc::string::String" && !ty.contains("::Content")
}
