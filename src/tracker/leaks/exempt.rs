//! Instances that live as long as the process, such as those in statics.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::tracker::{InstanceId, Instances, Recorded};

/// The generation of the exempt instance in each slot, or 0, up to the last slot with one.
///
/// Because the list is by slot, an instance is forgotten when its slot is reused, and the list is
/// never longer than the pool.
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
        // An instance that is live takes precedence over one that was dropped.
        generations[index] = generations[index].max(id.generation);
    }

    pub(crate) fn bytes(&self) -> usize {
        self.lock().capacity() * size_of::<u32>()
    }

    /// Removes the exemptions for which `is_gone` returns `true`, given the slot and the generation.
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
    /// Exempts an instance from checkpoints and assertions.
    ///
    /// It is for instances in statics, and in caches that live as long as the process: see
    /// [`assert_none_live!`](crate::assert_none_live). The exemption ends when the record of the instance is
    /// dropped.
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
