//! Instances that are meant to stay: those in statics.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::tracker::{InstanceId, Instances, Recorded};

pub(crate) struct Exempt(Mutex<BTreeSet<InstanceId>>);

impl Exempt {
    pub(crate) const fn new() -> Self {
        Exempt(Mutex::new(BTreeSet::new()))
    }

    pub(crate) fn has(&self, id: InstanceId) -> bool {
        let exempt = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        exempt.contains(&id)
    }
}

impl<F: Recorded> Instances<F> {
    /// Says that an instance is meant to stay: checkpoints and
    /// [`assert_none_retained!`](crate::assert_none_retained) pass over it. For those in statics, and
    /// caches that live as long as the process.
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
    pub fn exempt(&self, id: InstanceId) {
        let mut exempt = self.exempt.0.lock().unwrap_or_else(PoisonError::into_inner);
        exempt.insert(id);
    }
}
