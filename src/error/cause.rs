//! The part of an error besides the value.

use alloc::vec::Vec;

use super::Reporter;

/// The part of why a value was rejected that cannot be computed from the value.
#[derive(Clone, Debug, Default)]
pub struct Cause {
    /// The index of the field that was assigned, or of the first one whose rule rejects its value.
    pub(crate) field: usize,
    /// The `ensure` clauses that did not hold.
    pub(crate) failed: FailedClauses,
    /// The place in a collection whose edit was rejected: an index or a number of elements.
    pub(crate) at: Option<usize>,
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
///
/// A cause with [`Cause::at`] has no failed clauses: its first bit is set, followed by eight bits of the
/// field and 23 of the position.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    field: u16,
    failed: u16,
}

const HAS_POSITION: u16 = 1 << 15;
const BITS_OF_POSITION: u32 = 23;

impl Packed {
    #[inline]
    pub(super) fn of(cause: &Cause) -> Option<Self> {
        if !cause.failed.further.is_empty() {
            return None;
        }
        let field = u16::try_from(cause.field).ok()?;
        let Some(at) = cause.at else {
            return (field < HAS_POSITION).then_some(Packed {
                field,
                failed: cause.failed.bits,
            });
        };
        let at = u32::try_from(at).ok()?;
        if at >> BITS_OF_POSITION != 0 || field > 0xff || !cause.failed.is_none() {
            return None;
        }
        let [_, high, middle, low] = at.to_be_bytes();
        Some(Packed {
            field: HAS_POSITION | field << 7 | u16::from(high),
            failed: u16::from_be_bytes([middle, low]),
        })
    }

    pub(super) fn unpacked(self) -> Cause {
        if self.field & HAS_POSITION != 0 {
            return Cause {
                field: usize::from(self.field >> 7 & 0xff),
                failed: FailedClauses::NONE,
                at: Some(usize::from(self.field & 0x7f) << 16 | usize::from(self.failed)),
            };
        }
        Cause {
            field: self.field.into(),
            failed: FailedClauses {
                bits: self.failed,
                further: Vec::new(),
            },
            at: None,
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
        assert!(Packed::of(&cause(3, failed)).is_none());
    }

    #[test]
    fn few_are_packed() {
        let mut failed = FailedClauses::NONE;
        failed.insert(15);
        let unpacked = Packed::of(&cause(3, failed)).unwrap().unpacked();
        assert_eq!((unpacked.field, unpacked.at), (3, None));
        assert!(unpacked.failed.contains(15) && !unpacked.failed.contains(14));
        for field in [40_000, 70_000] {
            assert!(Packed::of(&cause(field, FailedClauses::NONE)).is_none());
        }
    }

    #[test]
    fn a_position_is_packed() {
        for (field, at) in [(0, 0), (255, 8_388_607), (3, 65_535), (7, 65_536)] {
            let at = Some(at);
            let failed = FailedClauses::NONE;
            let unpacked = Packed::of(&Cause { field, failed, at }).unwrap().unpacked();
            assert_eq!((unpacked.field, unpacked.at), (field, at));
            assert!(unpacked.failed.is_none());
        }
        for (field, at) in [(256, 0), (0, 8_388_608), (0, usize::MAX)] {
            let at = Some(at);
            let failed = FailedClauses::NONE;
            assert!(Packed::of(&Cause { field, failed, at }).is_none());
        }
    }

    fn cause(field: usize, failed: FailedClauses) -> Cause {
        Cause {
            field,
            failed,
            at: None,
        }
    }
}
