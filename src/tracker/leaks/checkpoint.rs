//! The instances that were created since a moment.

use core::fmt;

use crate::tracker::birth::{SiteNumber, advance_generation};
use crate::tracker::pool::State;
use crate::tracker::{InstanceId, Instances, Recorded};

/// A moment, for finding out later which instances were created since.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let before = Exam::new(10).unwrap();
/// let checkpoint = Exam::instances().checkpoint();
/// let after = Exam::new(20).unwrap();
/// drop(Exam::new(30).unwrap());
/// assert_eq!(checkpoint.created(), 2);
/// assert_eq!(checkpoint.live(), [after.instance_id().unwrap()]);
/// assert_eq!(checkpoint.retained().len(), 1);
/// # drop(before);
/// ```
pub struct Checkpoint<F: Recorded> {
    pool: &'static Instances<F>,
    /// How often each slot had been used at that moment.
    generations: Vec<u32>,
    created: u64,
    unrecorded: usize,
}

impl<F: Recorded> Instances<F> {
    /// Returns a checkpoint of this moment. O(slots), four bytes each.
    ///
    /// A new generation of instances begins: see [`advance_generation`](crate::tracker::advance_generation).
    ///
    /// See [`Checkpoint`] for an example.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::instances().checkpoint().created(), 0);
    /// ```
    #[must_use]
    pub fn checkpoint(&'static self) -> Checkpoint<F> {
        advance_generation();
        let created = self.counts().created;
        let mut generations = Vec::new();
        self.walk(|_, slot| generations.push(slot.tag().generation()));
        Checkpoint {
            pool: self,
            generations,
            created,
            unrecorded: self.unrecorded(),
        }
    }
}

impl<F: Recorded> Checkpoint<F> {
    /// Returns how many instances were created since the checkpoint.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let checkpoint = Exam::instances().checkpoint();
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(checkpoint.created(), 1);
    /// ```
    #[must_use]
    pub fn created(&self) -> u64 {
        self.pool.counts().created.saturating_sub(self.created)
    }

    /// Returns the ids of the instances created since that are live and not exempt. O(slots).
    ///
    /// Instances that a policy counts without a record have no ids.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let checkpoint = Exam::instances().checkpoint();
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(checkpoint.live(), [exam.instance_id().unwrap()]);
    /// ```
    #[must_use]
    pub fn live(&self) -> Vec<InstanceId<F>> {
        ids(self.find(State::Live))
    }

    /// Returns the ids of the instances created since that are retained and not exempt. O(slots).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(50).unwrap());
    /// let checkpoint = Exam::instances().checkpoint();
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(checkpoint.retained().len(), 1);
    /// ```
    #[must_use]
    pub fn retained(&self) -> Vec<InstanceId<F>> {
        ids(self.find(State::Retained))
    }

    /// Returns how many more live instances there are now that the policy counts without a record.
    pub(crate) fn unrecorded(&self) -> usize {
        self.pool.unrecorded().saturating_sub(self.unrecorded)
    }

    /// What was created since and is in this state.
    pub(crate) fn find(&self, wanted: State) -> Vec<(InstanceId<F>, SiteNumber)> {
        self.pool.find(wanted, |id| {
            let before = self.generations.get(id.index as usize).copied();
            id.generation > before.unwrap_or(0)
        })
    }
}

fn ids<F>(found: Vec<(InstanceId<F>, SiteNumber)>) -> Vec<InstanceId<F>> {
    found.into_iter().map(|(id, _)| id).collect()
}

impl<F: Recorded> fmt::Debug for Checkpoint<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checkpoint")
            .field("of", &F::NAME)
            .field("created", &self.created())
            .finish_non_exhaustive()
    }
}
