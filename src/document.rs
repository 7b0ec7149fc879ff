//! Reads a document that could not be read again, to find everything that is wrong with it.
//!
//! `T::deserialize` runs over the document as a tree, in passes, through a deserializer that
//! records what does not fit and continues. It feeds a substitute for a wrong value if it can, and
//! adds a missing field. A wrong value without a substitute is fed last, so that everything beside it is
//! reached. A pass ends with the first error that a type returns; the next pass takes that error
//! into account. The number of problems and the work are bounded, so the time is linear in the size
//! of the document.
//!
//! | file | what it holds |
//! |---|---|
//! | `node.rs` | [`Node`]: the document as a tree |
//! | `offsets.rs` | the offsets of nodes in a JSON text |
//! | `state.rs` | [`State`]: what is kept from one pass to the next |
//! | `feed.rs` | feeds a value: that of the document, or a substitute |
//! | `reader.rs` | the deserializer of a node |
//! | `map.rs`, `list.rs`, `variant.rs`, `key.rs` | its parts |
//! | `substitute.rs` | the deserializer of what the document does not have |
//! | `plain.rs` | the deserializer of a value of a simple kind |
//! | `grown.rs` | the deserializer of an object whose type does not list its fields |
//! | `suggestion.rs` | values that a rule may accept |
//! | `buffered.rs` | problems in what serde buffers: tagged and untagged enums, flattened fields |
//! | `forward.rs` | requests that mean the same to most deserializers |
//! | `fault.rs` | the error of all these deserializers |
//! | `reports.rs` | how validated structs report violations through `Deserialize` |
//! | `wire_names.rs`, `wire_names/` | the names of a struct's fields in a document |

mod buffered;
mod fault;
mod feed;
mod forward;
mod grown;
mod key;
mod list;
mod map;
mod node;
mod offsets;
mod plain;
mod reader;
pub(crate) mod reports;
mod state;
mod substitute;
mod suggestion;
mod variant;
mod wire_names;

use std::marker::PhantomData;
use std::rc::Rc;

use serde::Deserialize;

pub(crate) use buffered::secrets::read_secret;
pub(crate) use node::{Kind, Node};
#[cfg(feature = "toml")]
pub(crate) use offsets::Offset;
#[cfg(not(feature = "toml"))]
use offsets::Offset;

use crate::error::path::push_token;
use crate::error::{Position, Problem, Problems, Violations};
use crate::fields::Fields;
use crate::secret::SHOWN;
use fault::Fault;
use node::Step;
use reader::Reader;
use reports::{Reading, Report};
use state::{Found, Place, State};
pub(crate) use wire_names::{Names, is_alike};

/// How many problems are kept.
const LIMIT: usize = 100;

/// The text that a document was read from.
#[derive(Clone, Copy)]
pub(crate) enum Source<'s> {
    /// JSON text.
    Json(&'s str),
    /// Text of another format, with the offset of each node by its number.
    #[cfg(feature = "toml")]
    Spans(&'s str, &'s [Offset]),
    /// No text.
    Tree,
    /// Text whose values are all text, such as a query.
    Text,
}

/// Reads a query, whose values are text.
pub(crate) fn read_text<'de, T: Deserialize<'de>>(root: &Node<'de>) -> Result<T, Fault> {
    T::deserialize(Reader::quiet(&mut State::new(root.end, 0, true), root))
}

/// Everything that is wrong with the document as a `T`; `None` if nothing was found.
pub(crate) fn problems<'de, T: Deserialize<'de>>(
    root: &Node<'de>,
    source: Source<'_>,
) -> Option<Problems> {
    let _reading = Reading::begin();
    let mut state = State::new(root.end, LIMIT, matches!(source, Source::Text));
    while state.pass(root, PhantomData::<T>) {}
    if state.found.is_empty() {
        None
    } else {
        Some(listed(root, state, source))
    }
}

/// The names of the fields in a document.
pub(crate) fn names_of<'de, F: Fields + Deserialize<'de>>() -> Names {
    let _reading = Reading::begin();
    wire_names::of::<F>()
}

/// The name of the field that is read by this name, determined by reading the value in its place.
pub(crate) fn name_of<'de, F>(name: &str, value: &'de serde_json::Value) -> Option<&'static str>
where
    F: Fields + Deserialize<'de>,
{
    let _reading = Reading::begin();
    wire_names::name_of::<F>(name, &Node::read(value).ok()?)
}

/// Reads what was written, with NaN for a null in place of a number, because JSON has no other NaN.
pub(crate) fn read_with_nan<'de, T: Deserialize<'de>>(
    value: &'de serde_json::Value,
    is_nan: impl Fn(&str) -> bool,
) -> Option<T> {
    let root = Node::read(value).ok()?;
    let mut state = State::new(root.end, 0, false);
    for (key, node) in root.entries() {
        if is_nan(key) {
            node.walk(&mut |node| {
                if matches!(node.kind, Kind::Null) {
                    state.not_numbers.insert(node.id);
                }
            });
        }
    }
    if state.not_numbers.is_empty() {
        return None;
    }
    T::deserialize(Reader::quiet(&mut state, &root)).ok()
}

/// Whether the value is read without a problem.
pub(crate) fn reads<'de, T: Deserialize<'de>>(value: &'de serde_json::Value) -> bool {
    let _reading = Reading::begin();
    T::deserialize(value).is_ok()
}

/// The problems of fields that were serialized as this document.
pub(crate) fn problems_of_fields<'de, F>(root: &Node<'de>, violations: Violations) -> Problems
where
    F: Fields + Deserialize<'de>,
{
    let names = Rc::new(wire_names::of::<F>());
    let is_cut_off = violations.omitted() > 0;
    let mut state = State::new(root.end, violations.len(), false);
    for violation in violations {
        state.place_violation(
            root,
            Report {
                violation,
                names: Rc::clone(&names),
                declared: F::FIELDS,
            },
        );
    }
    state.is_cut_off |= is_cut_off;
    listed(root, state, Source::Tree)
}

/// All problems, in the order of the document.
fn listed(root: &Node<'_>, mut state: State<'_, '_>, source: Source<'_>) -> Problems {
    let mut found = std::mem::take(&mut state.found);
    found.sort_by_key(|found| (found.at.node, found.at.member.is_some()));
    let positions = positions(&found, source);
    let problems = found.into_iter().enumerate().map(|(i, found)| {
        let value = if found.is_key || found.at.member.is_some() || found.violation.is_secret() {
            None
        } else {
            root.find(found.at.node)
                .filter(|(node, _)| !state.is_secret(node) && !state.is_undisclosed(node))
                .and_then(|(node, _)| node.scalar())
        };
        let about = match &found.about[..] {
            [] => std::slice::from_ref(&found.at),
            about => about,
        };
        Problem {
            pointers: about
                .iter()
                .map(|place| pointer(root, place, &state))
                .collect(),
            position: positions.get(i).copied(),
            value,
            violation: state.without_secrets(root, &found.at, found.violation),
        }
    });
    Problems::new(problems.collect(), state.is_cut_off)
}

/// A place as a JSON Pointer.
fn pointer(root: &Node<'_>, place: &Place, state: &State<'_, '_>) -> String {
    use std::fmt::Write;

    let mut pointer = String::new();
    let way = root.find(place.node).map_or(Vec::new(), |(_, way)| way);
    for step in way {
        match step {
            Step::Key(_, node) if state.has_secret_key(node) => push_token(SHOWN, &mut pointer),
            Step::Key(key, _) => push_token(key, &mut pointer),
            Step::Index(index) => {
                // Writing to a string does not fail.
                let _ = write!(pointer, "/{index}");
            }
        }
    }
    if let Some(member) = &place.member {
        push_token(member, &mut pointer);
    }
    pointer
}

/// The position of each problem, if there is a text.
fn positions(found: &[Found], source: Source<'_>) -> Vec<Position> {
    let nodes: Vec<u32> = found.iter().map(|found| found.at.node).collect();
    let (text, offsets) = match source {
        Source::Json(text) => (text, offsets::offsets(text, &nodes)),
        #[cfg(feature = "toml")]
        Source::Spans(text, offsets) => {
            let of = |node: &u32| offsets.get(*node as usize).copied();
            (text, nodes.iter().filter_map(of).collect())
        }
        Source::Tree | Source::Text => return Vec::new(),
    };
    let mut lines = Lines::new(text);
    let offset = |(found, offset): (&Found, &Offset)| {
        if found.is_key {
            offset.key
        } else {
            offset.value
        }
    };
    found
        .iter()
        .zip(&offsets)
        .map(offset)
        .map(|offset| lines.position(offset))
        .collect()
}

/// Counts lines and columns, forwards as long as the offsets ascend.
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: Position,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Lines {
            text,
            at: Position::new(1, 1, 0),
        }
    }

    pub(crate) fn position(&mut self, offset: usize) -> Position {
        if offset < self.at.offset {
            *self = Lines::new(self.text);
        }
        let between = self.text.get(self.at.offset..offset).unwrap_or_default();
        let mut last_line = between;
        for (i, _) in between.match_indices('\n') {
            self.at.line += 1;
            self.at.column = 1;
            last_line = &between[i + 1..];
        }
        self.at.column += last_line.chars().count();
        self.at.offset = offset;
        self.at
    }
}
