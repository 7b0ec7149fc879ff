//! What is done to the cells of a record: one small body per struct serves every step.

use super::Cell;

/// What the expansion shows each field and its cell. Says whether to go on.
pub trait OnField {
    fn field<T, C: Cell<T>>(&mut self, index: usize, cell: &C, value: &T) -> bool;
}

/// What the expansion shows each cell.
pub trait OnCell {
    fn cell<T, C: Cell<T>>(&mut self, cell: &C);
}

/// The steps of [`Cell`].
#[derive(Clone, Copy)]
pub(super) enum Step {
    Prepare,
    Commit,
    Settle,
}

impl Step {
    #[inline]
    fn take<T, C: Cell<T>>(self, cell: &C, value: &T) {
        match self {
            Step::Prepare => cell.prepare(value),
            Step::Commit => cell.commit(value),
            Step::Settle => cell.settle(),
        }
    }
}

/// A step for every field.
pub(super) struct Every(pub(super) Step);

impl OnField for Every {
    #[inline]
    fn field<T, C: Cell<T>>(&mut self, _: usize, cell: &C, value: &T) -> bool {
        self.0.take(cell, value);
        true
    }
}

/// A step for one field.
pub(super) struct One(pub(super) usize, pub(super) Step);

impl OnField for One {
    #[inline]
    fn field<T, C: Cell<T>>(&mut self, index: usize, cell: &C, value: &T) -> bool {
        if index == self.0 {
            self.1.take(cell, value);
            return false;
        }
        true
    }
}

/// Whether every cell is plain.
pub(super) struct Plain(pub(super) bool);

impl OnCell for Plain {
    #[inline]
    fn cell<T, C: Cell<T>>(&mut self, cell: &C) {
        self.0 &= cell.is_plain();
    }
}

/// Empties every cell.
pub(super) struct Clear;

impl OnCell for Clear {
    #[inline]
    fn cell<T, C: Cell<T>>(&mut self, cell: &C) {
        cell.clear();
    }
}
