//! Instances that are meant to stay: those in statics.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::tracker::{InstanceId, Instances, Recorded};

/// For each slot, up to the last that had one, the generation of its exempt instance, or 0.
///
/// By slot, so that an instance is forgotten when another one is in its slot, and the list is at
/// most as long as the pool.
pub(crate) struct Exempt(Mutex<Vec<u32>>);

impl Exempt {
    pub(crate) const fn new() -> Self {
        Exempt(Mutex::new(Vec::new()))
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn has<F>(&self, id: InstanceId<F>) -> bool {
        self.lock().get(id.index as usize) == Some(&id.generation)
    }

    fn insert<F>(&self, id: InstanceId<F>) {
        let (mut generations, index) = (self.lock(), id.index as usize);
        if generations.len() <= index {
            generations.resize(index + 1, 0);
        }
        // Not the id of an instance that is gone in the place of one that is there.
        generations[index] = generations[index].max(id.generation);
    }

    pub(crate) fn bytes(&self) -> usize {
        self.lock().capacity() * size_of::<u32>()
    }

    /// Forgets those for which `is_gone`, given the slot and the generation.
    pub(crate) fn shrink(&self, is_gone: impl Fn(usize, u32) -> bool) {
        let mut generations = self.lock();
        for (index, generation) in generations.iter_mut().enumerate() {
            if *generation > 0 && is_gone(index, *generation) {
                *generation = 0;
            }
        }
        let used = generations.iter().rposition(|&generation| generation > 0);
        generations.truncate(used.map_or(0, |last| last + 1));
        generations.shrink_to_fit();
    }
}

impl<F: Recorded> Instances<F> {
    /// Says that an instance is meant to stay: checkpoints and the assertions
    /// ([`assert_none_live!`](crate::assert_none_live) and its like) pass over it, live or
    /// retained. For those in statics, and caches that live as long as the process.
    ///
    /// It is forgotten when the instance is gone.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use std::sync::LazyLock;
    ///
    /// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    ///
    /// static BEST: LazyLock<Exam> = LazyLock::new(|| {
    ///     let best = Exam::new(100).unwrap();
    ///     Exam::instances().exempt(best.instance_id().unwrap());
    ///     best
    /// });
    ///
    /// inbounds::assert_no_leaks!(Exam, {
    ///     assert_eq!(BEST.math(), 100);
    /// });
    /// ```
    pub fn exempt(&self, id: InstanceId<F>) {
        self.exempt.insert(id);
    }
}
