//! What is known of a document, from one pass over it to the next.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use serde::de::DeserializeSeed;

use super::buffered::Buffered;
use super::fault::{Fault, What};
use super::feed;
use super::grown::Grown;
use super::node::{Kind, Node};
use super::reports::{self, Report};
use super::substitute::{self, CHOICES};
use super::suggestion::{self, Suggestion};
use super::wire_names::is_alike;
use crate::constraint::Constraint;
use crate::error::{Segment, Violation};

/// One problem, by the number of a node.
pub(super) struct Found {
    pub(super) at: Place,
    /// Whether it is the key of the node that is wrong.
    pub(super) is_key: bool,
    pub(super) violation: Violation,
    /// The fields that an `ensure` clause is about.
    pub(super) about: Vec<Place>,
}

/// A node, or what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) node: u32,
    pub(super) member: Option<Cow<'static, str>>,
}

/// What a value is fed with: none of the attempts is what the document has.
#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    pub(super) attempt: u8,
    /// No attempt is left. It is fed last, and fails at once, so that all else was read before.
    pub(super) is_spent: bool,
}

/// What an attempt gives.
pub(super) enum Candidate<'t, 'de> {
    Choice(u8),
    Donor(&'t Node<'de>),
    /// Nothing: the next attempt may.
    Next,
    /// Nothing, and there are no more.
    End,
}

/// The attempts, after the first, which is the document's own value.
pub(super) const REMEMBERED: u8 = 1;
const DONOR: u8 = 2;
const HINT: u8 = 3;
const FIRST: u8 = 4;

/// Lists that are known to be fine are fed in part from the second pass on, up to so many elements.
const PART: usize = 16;

#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct State<'t, 'de> {
    pub(super) found: Vec<Found>,
    /// Whether there may be more problems: the limit, or that of the work, was reached.
    pub(super) is_cut_off: bool,
    limit: usize,
    budget: u64,
    /// Whether numbers and truth values are written as text, as in a query.
    pub(super) is_text: bool,
    /// Counts what makes the next pass go another way than this one.
    pub(super) changes: u64,
    pub(super) is_stopped: bool,
    /// The nodes that problems are about.
    pub(super) wrong: BTreeSet<u32>,
    /// Those of them that have another value than the document's, of which no rule speaks.
    replaced: HashSet<u32>,
    /// Nodes in which a secret was read.
    secret: HashSet<u32>,
    pub(super) slots: HashMap<u32, Slot>,
    /// Nodes that are not fed again: what is unknown or ignored, elements that failed.
    pub(super) hidden: Vec<bool>,
    /// Nodes that were read without a change: they need not be read again.
    pub(super) complete: Vec<bool>,
    shortens: bool,
    /// Of lists that were read without some of their elements, which elements were read.
    pub(super) read: HashMap<u32, Vec<usize>>,
    shortened: BTreeSet<u32>,
    /// Structs that do not take unknown fields.
    pub(super) denying: HashSet<u32>,
    /// Missing fields, and their slots.
    pub(super) injected: HashMap<u32, Vec<(&'static str, u32)>>,
    next_slot: u32,
    pub(super) buffered: Buffered,
    /// Substitutes of types that say what they miss; `None` if one did not do.
    grown: HashMap<&'static str, Option<Grown>>,
    /// What fields of validated structs may be given, by the list of the struct and the index.
    suggestions: HashMap<(usize, usize), Suggestion>,
    /// A good value for each type.
    donors: HashMap<&'static str, &'t Node<'de>>,
    /// The choice that did for a type, or that none does.
    choices: HashMap<&'static str, Option<u8>>,
}

impl<'t, 'de> State<'t, 'de> {
    pub(super) fn new(nodes: u32, limit: usize, is_text: bool) -> Self {
        State {
            found: Vec::new(),
            is_cut_off: false,
            limit,
            budget: 10 * u64::from(nodes) + 20_000,
            is_text,
            changes: 0,
            is_stopped: false,
            wrong: BTreeSet::new(),
            replaced: HashSet::new(),
            secret: HashSet::new(),
            slots: HashMap::new(),
            hidden: vec![false; nodes as usize],
            complete: vec![false; nodes as usize],
            shortens: true,
            read: HashMap::new(),
            shortened: BTreeSet::new(),
            denying: HashSet::new(),
            injected: HashMap::new(),
            next_slot: nodes,
            buffered: Buffered::default(),
            grown: HashMap::new(),
            suggestions: HashMap::new(),
            donors: HashMap::new(),
            choices: HashMap::new(),
        }
    }

    /// For substitutes, of which nothing is recorded.
    pub(super) fn without_document() -> Self {
        State::new(0, 0, false)
    }

    /// Reads the document once. Whether another pass would go another way.
    pub(super) fn pass(&mut self, root: &'t Node<'de>, seed: impl DeserializeSeed<'de>) -> bool {
        let before = self.changes;
        // Whatever the value is, it is not given to anybody.
        drop(feed::own(self, root, seed));
        if self.changes == before && self.shortens && !self.shortened.is_empty() {
            self.read_in_full();
        }
        self.changes != before && !self.is_stopped
    }

    fn read_in_full(&mut self) {
        self.shortens = false;
        self.changes += 1;
    }

    /// How many of the children of a node are fed.
    pub(super) fn part(&mut self, node: &Node<'_>, len: usize, may_shorten: bool) -> usize {
        if may_shorten && self.shortens && len > PART && self.complete[node.id as usize] {
            self.shortened.insert(node.id);
            return PART;
        }
        len
    }

    /// Whether what was read before need not be read again: elements of a long list with others that are
    /// wrong.
    pub(super) fn skips(&mut self, node: &Node<'_>, len: usize, may_skip: bool) -> bool {
        let skips = may_skip && self.shortens && len > PART && self.is_tainted(node);
        if skips {
            self.shortened.insert(node.id);
        }
        skips
    }

    /// Whether what is said of the node may be untrue, for it was fed in part. The next pass is in
    /// full.
    pub(super) fn was_in_part(&mut self, node: &Node<'_>) -> bool {
        let was = self.shortens && self.shortened.range(node.id..node.end).next().is_some();
        if was {
            self.read_in_full();
        }
        was
    }

    pub(super) fn work(&mut self, units: usize) {
        match self.budget.checked_sub(units as u64) {
            Some(left) => self.budget = left,
            None => self.stop(),
        }
    }

    fn stop(&mut self) {
        self.is_stopped = true;
        self.is_cut_off = true;
    }

    /// Whether something at or below the node is known to be wrong.
    pub(super) fn is_tainted(&self, node: &Node<'_>) -> bool {
        self.wrong.range(node.id..node.end).next().is_some()
    }

    pub(super) fn is_spent(&self, slot: u32) -> bool {
        !self.slots.is_empty() && self.slots.get(&slot).is_some_and(|slot| slot.is_spent)
    }

    pub(super) fn note_secret(&mut self, node: &Node<'_>) {
        self.secret.insert(node.id);
    }

    pub(super) fn is_secret(&self, node: &Node<'_>) -> bool {
        self.secret.contains(&node.id)
    }

    fn add(&mut self, found: Found) {
        if self.found.len() == self.limit {
            self.stop();
        } else {
            self.found.push(found);
        }
    }

    /// Records that the value of a node does not do, unless more precise things are known.
    pub(super) fn record(&mut self, node: &Node<'_>, fault: &Fault) {
        if !self.is_tainted(node) {
            self.wrong.insert(node.id);
            self.replaced.insert(node.id);
            let mut violation = violation(node, fault.constraint());
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

    /// Records that the key of a node does not do; the value is not fed again.
    pub(super) fn record_key(&mut self, node: &Node<'_>, constraint: Constraint) {
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
    pub(super) fn record_missing(&mut self, node: u32, name: &'static str) {
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

    /// Gives an object a field that it lacks.
    pub(super) fn inject(&mut self, node: u32, name: &'static str) {
        let slot = self.next_slot;
        self.next_slot += 1;
        let first = Slot {
            attempt: REMEMBERED,
            is_spent: false,
        };
        self.slots.insert(slot, first);
        self.injected.entry(node).or_default().push((name, slot));
        self.changes += 1;
    }

    pub(super) fn lacks(&self, node: u32, name: &str) -> bool {
        self.injected
            .get(&node)
            .is_some_and(|all| all.iter().any(|(own, _)| *own == name))
    }

    /// Takes the violations of the structs that were read from the node, and records those that are
    /// not about substitutes.
    pub(super) fn take_reports(&mut self, node: &Node<'de>, mark: usize) {
        let reports = reports::take(mark);
        if reports.is_empty() {
            return;
        }
        // All of them, before the first makes its place a wrong one.
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

    /// Records a violation of the fields that were written as the document.
    pub(super) fn place_violation(&mut self, root: &Node<'de>, report: Report) {
        if let Some(found) = self.place_report(root, report) {
            self.add(found);
        }
    }

    /// Whether nothing is known to be wrong there.
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

    /// The node at the end of the way; `None` if something else replaces it or for a part of it.
    fn resolve<'n>(
        &self,
        node: &'n Node<'de>,
        way: &[Segment],
        report: &Report,
    ) -> Option<(&'n Node<'de>, Place)> {
        let (mut at, mut member) = (node, None);
        for (depth, segment) in way.iter().enumerate() {
            if self.replaced.contains(&at.id) {
                return None;
            }
            let next = match segment {
                Segment::Field(declared) => {
                    let index = report
                        .declared
                        .iter()
                        .position(|own| own.name() == *declared);
                    let names = match index {
                        Some(index) if depth == 0 => report.names.of(index),
                        _ => &[],
                    };
                    // An element of a tuple has its index for a name.
                    let child = match (&at.kind, index.or_else(|| declared.parse().ok())) {
                        (Kind::List(items), Some(index)) => items.get(index),
                        _ => names
                            .iter()
                            .find_map(|name| at.child(name))
                            .or_else(|| names.is_empty().then(|| alike(at, declared))?),
                    };
                    if child.is_none() {
                        let name = names.first().copied().unwrap_or(*declared);
                        member = Some(Cow::Borrowed(name));
                    }
                    child
                }
                Segment::Index(index) => match (&at.kind, self.read.get(&at.id)) {
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

    /// A good value of the type from elsewhere in the document. Those of plain types are under
    /// different rules in different places.
    pub(super) fn donor(&self, ty: &str) -> Option<&'t Node<'de>> {
        let node = *self.donors.get(ty)?;
        (is_remembered(ty) && !self.is_tainted(node)).then_some(node)
    }

    pub(super) fn offer_donor(&mut self, ty: &'static str, node: &'t Node<'de>) {
        self.donors.entry(ty).or_insert(node);
    }

    pub(super) fn remembered_choice(&self, ty: &str) -> Option<u8> {
        self.choices.get(ty).copied().flatten()
    }

    pub(super) fn remember(&mut self, ty: &'static str, choice: Option<u8>) {
        if is_remembered(ty) {
            self.choices.insert(ty, choice);
        }
    }

    pub(super) fn candidate(&self, attempt: u8, ty: &str) -> Candidate<'t, 'de> {
        match attempt {
            REMEMBERED => match self.choices.get(ty) {
                Some(Some(choice)) => Candidate::Choice(*choice),
                Some(None) => Candidate::End,
                None => Candidate::Next,
            },
            DONOR => self.donor(ty).map_or(Candidate::Next, Candidate::Donor),
            HINT => substitute::hint(ty).map_or(Candidate::Next, Candidate::Choice),
            _ if attempt < FIRST + CHOICES => Candidate::Choice(attempt - FIRST),
            _ => Candidate::End,
        }
    }

    /// What was fed to a slot failed: something else is next, or nothing.
    pub(super) fn failed(&mut self, slot: u32, ty: &'static str, is_tag: bool) {
        let attempt = self.slots.get(&slot).map_or(0, |slot| slot.attempt);
        let mut next = attempt + 1;
        let is_spent = is_tag
            || loop {
                match self.candidate(next, ty) {
                    Candidate::Next => next += 1,
                    Candidate::End => break true,
                    Candidate::Choice(_) | Candidate::Donor(_) => break false,
                }
            };
        if is_spent && !is_tag && attempt >= FIRST {
            self.remember(ty, None);
        }
        let slot_now = Slot {
            attempt: next,
            is_spent,
        };
        self.slots.insert(slot, slot_now);
        self.changes += 1;
    }

    /// The substitute that grew for a type.
    pub(super) fn grown(&self, ty: &str) -> Option<Grown> {
        if self.grown.is_empty() {
            None
        } else {
            self.grown.get(ty)?.clone()
        }
    }

    /// Whether a substitute for the type grows by what the error says.
    pub(super) fn grows(&mut self, ty: &'static str, fault: &Fault) -> bool {
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
    pub(super) fn learns_rules(&mut self, reports: &[Report]) -> bool {
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
    pub(super) fn suggestion(&self, listed: &[&str], index: usize) -> Option<Suggestion> {
        if self.suggestions.is_empty() {
            None
        } else {
            self.suggestions
                .get(&(listed.as_ptr() as usize, index))
                .cloned()
        }
    }

    /// The error of a visitor that nothing replaces.
    pub(super) fn is_final(fault: &Fault) -> bool {
        !matches!(fault.what(), What::Custom(_) | What::Length(_))
    }
}

/// The entry whose name is the field's but for the case and for what is between its words.
fn alike<'n, 'de>(node: &'n Node<'de>, declared: &str) -> Option<&'n Node<'de>> {
    node.entries()
        .iter()
        .find(|(name, _)| is_alike(name, declared))
        .map(|(_, child)| child)
}

/// Whether what did for one value of a type does for another.
fn is_remembered(ty: &str) -> bool {
    ty.contains("::") && ty != "alloc::string::String" && !ty.contains("::Content")
}

/// A violation that shows the value of the document.
fn violation(node: &Node<'_>, constraint: Constraint) -> Violation {
    Violation::of_document(constraint, node.shown().into_owned())
}
