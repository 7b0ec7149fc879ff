//! How validated structs report their violations through `Deserialize`, whose error cannot contain
//! them.
//!
//! While a document is read for its problems, a thread-local list takes the violations that
//! `deserialize` of a validated struct finds. The reader knows which node was read, and takes them
//! from the list.

use std::any::type_name;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use serde::Deserialize;

use super::buffered::secrets::Texts;
use super::wire_names::{self, Form, Names};
use crate::error::{Segment, ValidationError, Violation};
use crate::fields::{Field, Fields};
use crate::instance::{self, Declared};

/// A violation of a struct, and the names of the struct's fields in the document.
pub(super) struct Report {
    pub(super) violation: Violation,
    pub(super) names: Rc<Names>,
    pub(super) declared: &'static [Field],
}

impl Report {
    /// The index of the field at the end of a path in a struct, and its names in a document.
    pub(super) fn field(&self, way: &[Segment]) -> (Option<usize>, &[&'static str]) {
        let is_of = |field: &Field| match (way, self.names.form) {
            ([Segment::Field(name)], Form::Fields(_)) => {
                let (_, own) = field.name().split_once('.').unwrap_or_default();
                own == *name
            }
            ([Segment::Field(name)], _) => field.name() == *name,
            ([Segment::Field(variant), Segment::Field(name)], Form::Variant) => {
                field.name().split_once('.') == Some((*variant, *name))
            }
            _ => false,
        };
        let mut found = (0..self.declared.len()).filter(|index| is_of(&self.declared[*index]));
        match self.names.form {
            Form::Struct | Form::Transparent => {
                let index = found.next();
                (index, index.map_or(&[], |index| self.names.of(index)))
            }
            // Another variant may have a field with this name, but without another name in the document.
            Form::Variant | Form::Fields(_) => {
                let names = found.map(|index| self.names.of(index));
                (
                    None,
                    names.max_by_key(|names| names.len()).unwrap_or_default(),
                )
            }
        }
    }
}

#[derive(Default)]
struct Reports {
    found: Vec<Report>,
    /// By the fields and the type, because generic structs share the fields.
    names: HashMap<(usize, &'static str), Rc<Names>>,
    /// Secrets that were read from a buffer, and not yet found in the document.
    buffered: Texts,
}

thread_local! {
    static IS_READING: Cell<bool> = const { Cell::new(false) };
    static REPORTS: RefCell<Reports> = RefCell::default();
    /// How many nested secrets are being read.
    static SECRETS: Cell<u32> = const { Cell::new(0) };
    /// How many were read.
    static SECRETS_READ: Cell<u32> = const { Cell::new(0) };
}

/// Violations are recorded while this value exists. Readings can be nested: the `Deserialize` of a user may read
/// another document.
pub(super) struct Reading {
    outer: Reports,
    is_inner: bool,
    secrets: u32,
}

impl Reading {
    pub(super) fn begin() -> Self {
        Reading {
            outer: REPORTS.take(),
            is_inner: IS_READING.replace(true),
            secrets: SECRETS.replace(0),
        }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        REPORTS.replace(std::mem::take(&mut self.outer));
        IS_READING.set(self.is_inner);
        SECRETS.set(self.secrets);
    }
}

/// Whether a document is read for its problems on this thread.
#[inline]
pub(crate) fn is_reading() -> bool {
    IS_READING.get()
}

/// Whether a secret is being read.
pub(super) fn is_secret() -> bool {
    SECRETS.get() > 0
}

/// The message of a struct whose violations are in the list.
pub(crate) const REJECTED: &str = "rejected by its rules";

/// How many secrets have been read.
pub(super) fn secrets_read() -> u32 {
    SECRETS_READ.get()
}

/// Notes what was read from a buffer.
pub(super) fn note_buffered(note: impl FnOnce(&mut Texts)) {
    REPORTS.with_borrow_mut(|all| note(&mut all.buffered));
}

/// Takes what was read from a buffer.
pub(super) fn take_buffered() -> Texts {
    REPORTS.with_borrow_mut(|all| std::mem::take(&mut all.buffered))
}

/// Reads a secret, about which nothing is reported.
pub(super) fn within_secret<T>(read: impl FnOnce() -> T) -> T {
    struct Within;
    impl Drop for Within {
        fn drop(&mut self) {
            SECRETS.set(SECRETS.get() - 1);
        }
    }
    SECRETS.set(SECRETS.get() + 1);
    SECRETS_READ.set(SECRETS_READ.get().wrapping_add(1));
    let _within = Within;
    read()
}

/// Creates an instance that no tracker counts. `None` if the fields are not valid: their violations are then in
/// the list.
pub(crate) fn validate<'de, S>(fields: S::Fields) -> Option<S>
where
    S: Declared<Fields: Deserialize<'de>>,
{
    instance::detached(fields).inspect_err(report).ok()
}

/// Returns the fields if they are valid. Otherwise their violations are in the list.
pub(crate) fn accept<'de, F: Fields + Deserialize<'de>>(fields: F) -> Option<F> {
    instance::accepted(fields).inspect_err(report).ok()
}

fn report<'de, F: Fields + Deserialize<'de>>(error: &ValidationError<F>) {
    if is_secret() {
        return;
    }
    let names = names_of::<F>();
    let reports: Vec<Report> = error
        .violations()
        .map(|violation| Report {
            violation,
            names: Rc::clone(&names),
            declared: F::FIELDS,
        })
        .collect();
    REPORTS.with_borrow_mut(|all| all.found.extend(reports));
}

/// The names of the fields in a document. Determining them calls user code, so nothing is borrowed
/// meanwhile.
fn names_of<'de, F: Fields + Deserialize<'de>>() -> Rc<Names> {
    let key = (F::FIELDS.as_ptr() as usize, type_name::<F>());
    if let Some(names) = REPORTS.with_borrow(|all| all.names.get(&key).cloned()) {
        return names;
    }
    let names = Rc::new(wire_names::of::<F>());
    REPORTS.with_borrow_mut(|all| all.names.insert(key, Rc::clone(&names)));
    names
}

/// The number of reports so far.
pub(super) fn mark() -> usize {
    REPORTS.with_borrow(|all| all.found.len())
}

/// Takes the reports since the mark.
pub(super) fn take(mark: usize) -> Vec<Report> {
    REPORTS.with_borrow_mut(|all| {
        if all.found.len() > mark {
            all.found.split_off(mark)
        } else {
            Vec::new()
        }
    })
}
