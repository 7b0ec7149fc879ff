//! The id of an instance.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

/// The id of an instance: `InstanceId<ExamFields>` for an `Exam`.
///
/// It identifies the instance, not its value or address: two equal exams have two ids, and an exam
/// keeps its id when it moves. No id is used twice: a slot of the pool is retired before its ids
/// repeat.
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
///
/// The id of an exam is not the id of anything else:
///
/// ```compile_fail,E0308
/// # use inbounds::prelude::*;
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
/// validated_struct! { struct Essay: strong { words: u32 in 1.. } }
///
/// let id = Exam::new(60).unwrap().instance_id().unwrap();
/// Essay::instances().release(id);
/// ```
pub struct InstanceId<F> {
    pub(crate) index: u32,
    pub(crate) generation: u32,
    of: PhantomData<fn() -> F>,
}

impl<F> InstanceId<F> {
    pub(crate) fn new(index: usize, generation: u32) -> Self {
        InstanceId {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            generation,
            of: PhantomData,
        }
    }

    fn key(self) -> (u32, u32) {
        (self.index, self.generation)
    }
}

// Written by hand: a derive would require the same of `F`.

impl<F> Clone for InstanceId<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for InstanceId<F> {}

impl<F> PartialEq for InstanceId<F> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<F> Eq for InstanceId<F> {}

impl<F> PartialOrd for InstanceId<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for InstanceId<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl<F> Hash for InstanceId<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl<F> fmt::Display for InstanceId<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}.{}", self.index, self.generation)
    }
}

impl<F> fmt::Debug for InstanceId<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
