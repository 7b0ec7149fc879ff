//! The operations on the cells of a record. One small function per struct serves all of them.

use super::cell::Cell;

/// A visitor to which the expansion passes each field and its cell.
pub trait FieldVisitor {
    fn field<C: Cell>(&mut self, cell: &C, value: &C::Value);
}

/// A visitor to which the expansion passes each cell.
pub trait CellVisitor {
    fn cell<C: Cell>(&mut self, cell: &C);
}

/// The steps of [`Cell`].
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Prepare,
    Commit,
    Settle,
}

impl Step {
    #[inline]
    fn take<C: Cell>(self, cell: &C, value: &C::Value) {
        match self {
            Step::Prepare => cell.prepare(value),
            Step::Commit => cell.commit(value),
            Step::Settle => cell.settle(),
        }
    }
}

/// Performs a step for every field.
pub(crate) struct Every(pub(crate) Step);

impl FieldVisitor for Every {
    #[inline]
    fn field<C: Cell>(&mut self, cell: &C, value: &C::Value) {
        self.0.take(cell, value);
    }
}

/// Performs a step for one field, after skipping the given number.
pub(crate) struct One(pub(crate) usize, pub(crate) Step);

impl FieldVisitor for One {
    #[inline]
    fn field<C: Cell>(&mut self, cell: &C, value: &C::Value) {
        if self.0 == 0 {
            self.1.take(cell, value);
        }
        self.0 = self.0.wrapping_sub(1);
    }
}

/// Whether every cell is plain.
pub(crate) struct Plain(pub(crate) bool);

impl CellVisitor for Plain {
    #[inline]
    fn cell<C: Cell>(&mut self, cell: &C) {
        self.0 &= cell.is_plain();
    }
}

/// Whether the fields may contain instances.
pub(crate) struct Nests(pub(crate) bool);

impl CellVisitor for Nests {
    #[inline]
    fn cell<C: Cell>(&mut self, cell: &C) {
        self.0 |= cell.may_nest();
    }
}

/// The indices of the fields that are left out of the record.
pub(crate) struct LeftOut<'v> {
    pub(crate) index: usize,
    pub(crate) found: &'v mut dyn FnMut(usize),
}

impl CellVisitor for LeftOut<'_> {
    #[inline]
    fn cell<C: Cell>(&mut self, cell: &C) {
        if !cell.is_recorded() {
            (self.found)(self.index);
        }
        self.index += 1;
    }
}

/// Copies every field for a new owner.
pub(crate) struct Adopt;

impl FieldVisitor for Adopt {
    fn field<C: Cell>(&mut self, cell: &C, value: &C::Value) {
        cell.adopt(value);
    }
}

/// Empties every cell.
pub(crate) struct Clear;

impl CellVisitor for Clear {
    #[inline]
    fn cell<C: Cell>(&mut self, cell: &C) {
        cell.clear();
    }
}
