//! Which instance is meant.

use core::fmt;

/// An instance, told from all others of its type by its slot and how often that was used.
///
/// Identity is the instance, never its value or its address: two equal exams have two ids, and
/// an exam keeps its id when it moves. A slot that was used as often as can be told apart is
/// never used again, so no id ever stands for two instances.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let (a, b) = (Exam::new(60).unwrap(), Exam::new(60).unwrap());
/// let snapshot = Exam::instances().snapshot();
/// assert_ne!(snapshot[0].id(), snapshot[1].id());
/// assert_eq!(snapshot[0].id().to_string(), "#0.1"); // slot 0, used once
/// # drop((a, b));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceId {
    pub(crate) index: u32,
    pub(crate) generation: u32,
}

impl InstanceId {
    pub(crate) fn new(index: usize, generation: u32) -> Self {
        InstanceId {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            generation,
        }
    }
}

impl fmt::Display for InstanceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}.{}", self.index, self.generation)
    }
}

impl fmt::Debug for InstanceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
