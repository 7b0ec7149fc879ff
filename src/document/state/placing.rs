//! Finds the places of violations in a document: they name fields, not nodes.

use std::borrow::Cow;

use super::{Found, Place, State};
use crate::document::node::{Kind, Node};
use crate::document::reports::{self, Report};
use crate::document::wire_names::{Form, is_alike};
use crate::error::Segment;

impl<'de> State<'_, 'de> {
    /// Takes the violations of the structs that were read from the node, and records those that are
    /// not about substitutes.
    pub(in crate::document) fn take_reports(&mut self, node: &Node<'de>, mark: usize) {
        let reports = reports::take(mark);
        if reports.is_empty() {
            return;
        }
        // Place all of them before the first one marks its node as wrong.
        let found: Vec<Found> = reports
            .into_iter()
            .filter_map(|report| self.place_report(node, report))
            .collect();
        for found in found {
            self.wrong.insert(found.at.node);
            self.wrong
                .extend(found.about.iter().map(|place| place.node));
            self.add(found);
        }
    }

    /// Records a violation of fields that were serialized as the document.
    pub(in crate::document) fn place_violation(&mut self, root: &Node<'de>, report: Report) {
        if let Some(found) = self.place_report(root, report) {
            self.add(found);
        }
    }

    /// Whether nothing at the place is known to be wrong.
    fn is_clean(&self, at: &Node<'_>, place: &Place) -> bool {
        match &place.member {
            Some(name) => !self.lacks(at.id, name),
            None => !self.is_tainted(at),
        }
    }

    fn place_report(&self, node: &Node<'de>, report: Report) -> Option<Found> {
        let way = report.violation.path().segments();
        let (at, place) = self.resolve(node, way, &report)?;
        let mut about = Vec::new();
        for name in report.violation.about() {
            let mut way = way.to_vec();
            way.push(Segment::Field(name));
            let (at, place) = self.resolve(node, &way, &report)?;
            if !self.is_clean(at, &place) {
                return None;
            }
            about.push(place);
        }
        if about.is_empty() && !self.is_clean(at, &place) {
            return None;
        }
        let is_hidden = place.member.is_some() || self.is_secret(at);
        let violation = match report.violation {
            violation if is_hidden || violation.is_plain() => violation,
            violation => violation.shown_as(at.shown().into_owned()),
        };
        Some(Found {
            at: place,
            is_key: false,
            violation,
            about,
        })
    }

    /// The node at the end of the path; `None` if it, or a node on the path, is replaced.
    fn resolve<'n>(
        &self,
        node: &'n Node<'de>,
        way: &[Segment],
        report: &Report,
    ) -> Option<(&'n Node<'de>, Place)> {
        let (mut at, mut member) = (node, None);
        let form = report.names.form;
        // Each variant may have another name for the field.
        let is_enum = matches!(form, Form::Variant | Form::Fields(_));
        if let Form::Fields(Some(content)) = form {
            // A clause is about the whole value.
            if !way.is_empty() || !report.violation.value().is_empty() {
                at = at.child(content).unwrap_or(at);
            }
        }
        for (depth, segment) in way.iter().enumerate() {
            if self.replaced.contains(&at.id) {
                return None;
            }
            if let (0, Form::Transparent) = (depth, form) {
                continue;
            }
            let next = match segment {
                Segment::Field(_) if depth == 0 && matches!(form, Form::Variant) => {
                    match at.entries() {
                        [(_, content)] => Some(content),
                        _ => None,
                    }
                }
                Segment::Field(declared) => {
                    let (index, names) = report.field(&way[..=depth]);
                    // The name of an element of a tuple is its index.
                    let child = match (&at.kind, index.or_else(|| declared.parse().ok())) {
                        (Kind::List(items), Some(index)) => items.get(index),
                        _ => names.iter().find_map(|name| at.child(name)).or_else(|| {
                            (names.is_empty() || is_enum).then(|| alike(at, declared))?
                        }),
                    };
                    if child.is_none() {
                        let name = names.first().copied().unwrap_or(*declared);
                        member = Some(Cow::Borrowed(name));
                    }
                    child
                }
                Segment::Index(index) => match (&at.kind, self.parts.read(at)) {
                    (Kind::List(items), None) => items.get(*index),
                    (Kind::List(items), Some(read)) => {
                        read.get(*index).and_then(|index| items.get(*index))
                    }
                    _ => None,
                },
                Segment::Key(key) => at
                    .entries()
                    .iter()
                    .find(|(own, _)| own == key || format!("{own:?}") == *key)
                    .map(|(_, node)| node),
            };
            match next {
                Some(next) => at = next,
                None => break, // the rest is not in the document
            }
        }
        if self.replaced.contains(&at.id) {
            return None;
        }
        let place = Place {
            node: at.id,
            member,
        };
        Some((at, place))
    }
}

/// The entry whose name equals that of the field except for case and separators.
fn alike<'n, 'de>(node: &'n Node<'de>, declared: &str) -> Option<&'n Node<'de>> {
    node.entries()
        .iter()
        .find(|(name, _)| is_alike(name, declared))
        .map(|(_, child)| child)
}
