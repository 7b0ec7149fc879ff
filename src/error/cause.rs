//! What an error stores besides the value.

use alloc::vec::Vec;

use super::Reporter;

/// Why a value was rejected, as far as it cannot be computed from the value.
#[derive(Clone, Debug, Default)]
pub struct Cause {
    /// The index of the field that was assigned, or of the first one whose rule rejects its value.
    pub(crate) field: usize,
    /// The `ensure` clauses that did not hold.
    pub(crate) failed: FailedClauses,
}

/// Reports the violations of a rejected value: at least one.
pub type Explain<T> = fn(value: &T, cause: &Cause, reporter: &mut Reporter<'_>);

/// The indices of the `ensure` clauses that did not hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct FailedClauses {
    /// The first sixteen, one bit each.
    bits: u16,
    /// All others, in order.
    further: Vec<usize>,
}

impl FailedClauses {
    pub(crate) const NONE: Self = FailedClauses {
        bits: 0,
        further: Vec::new(),
    };

    #[inline]
    pub(crate) fn is_none(&self) -> bool {
        self.bits == 0 && self.further.is_empty()
    }

    #[inline]
    pub(crate) fn insert(&mut self, index: usize) {
        match 1_u16.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)) {
            Some(bit) => self.bits |= bit,
            None => self.insert_further(index),
        }
    }

    #[cold]
    fn insert_further(&mut self, index: usize) {
        self.further.push(index);
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        match 1_u16.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)) {
            Some(bit) => self.bits & bit != 0,
            None => self.further.contains(&index),
        }
    }
}

/// A cause in four bytes, so that an error is small. A clause beyond the sixteenth does not fit.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    field: u16,
    failed: u16,
}

impl Packed {
    #[inline]
    pub(super) fn of(cause: &Cause) -> Option<Self> {
        if !cause.failed.further.is_empty() {
            return None;
        }
        Some(Packed {
            field: u16::try_from(cause.field).ok()?,
            failed: cause.failed.bits,
        })
    }

    pub(super) fn unpacked(self) -> Cause {
        Cause {
            field: self.field.into(),
            failed: FailedClauses {
                bits: self.failed,
                further: Vec::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, FailedClauses, Packed};

    #[test]
    fn any_number_of_clauses_is_remembered() {
        let mut failed = FailedClauses::NONE;
        assert!(failed.is_none());
        for index in [0, 15, 16, 31, 32, 100_000] {
            failed.insert(index);
            assert!(failed.contains(index), "{index}");
            assert!(!failed.contains(index + 1) || index == 15, "{index}");
        }
        assert!(!failed.contains(1) && !failed.is_none());
        assert!(Packed::of(&Cause { field: 3, failed }).is_none());
    }

    #[test]
    fn few_are_packed() {
        let mut failed = FailedClauses::NONE;
        failed.insert(15);
        let cause = Packed::of(&Cause { field: 3, failed }).unwrap().unpacked();
        assert_eq!(cause.field, 3);
        assert!(cause.failed.contains(15) && !cause.failed.contains(14));
        assert!(
            Packed::of(&Cause {
                field: 70_000,
                ..Cause::default()
            })
            .is_none()
        );
    }
}
