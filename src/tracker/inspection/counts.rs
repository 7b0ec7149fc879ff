//! The counts of a type.

use crate::tracker::pool::{Kind, Totals};

/// The counts of a type: its live, retained and created instances, and others.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Clone)] struct Exam: strong { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// drop(exam.clone());
/// let counts = Exam::instances().counts();
/// assert_eq!((counts.live, counts.retained), (1, 1));
/// assert_eq!((counts.created, counts.high_water), (2, 2));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Instances that exist now.
    pub live: usize,
    /// Instances that were dropped, and whose records the tracker keeps.
    pub retained: usize,
    /// All instances that were created.
    pub created: u64,
    /// Slots that were ever used: the peak of live and retained instances.
    ///
    /// Each thread that drops instances of other threads may add up to 64, because it keeps freed slots
    /// for itself, and each [`shrink`](crate::tracker::Instances::shrink) may add some.
    pub high_water: usize,
    /// Records that a policy with a limit dropped to retain newer ones.
    pub evicted: u64,
    /// New instances and changes that were rejected.
    pub rejected: u64,
}

impl From<Totals> for Counts {
    fn from(totals: Totals) -> Self {
        let number = |count| usize::try_from(count).unwrap_or(usize::MAX);
        Counts {
            live: number(totals.recorded().saturating_add(totals.unrecorded())),
            retained: number(totals.retained()),
            created: totals.get(Kind::Created) + totals.get(Kind::CreatedUnrecorded),
            high_water: number(totals.get(Kind::Opened)),
            evicted: totals.get(Kind::Evicted),
            rejected: totals.get(Kind::Rejected),
        }
    }
}
