//! Reading the records.

use super::id::InstanceId;
use super::record::Record;
use crate::tracker::birth::SiteNumber;
use crate::tracker::pool::{Chunk, State};
use crate::tracker::{Instances, Recorded};

impl<F: Recorded> Instances<F> {
    /// Returns a copy of every record, live and retained, in the order of the slots.
    ///
    /// Each record is consistent: it has all of a change or none of it. O(slots); allocates the list and what
    /// the fields own.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exams = [Exam::new(60).unwrap(), Exam::new(70).unwrap()];
    /// let marks: Vec<u8> = Exam::instances().snapshot().iter().map(|record| record.fields().math).collect();
    /// assert_eq!(marks, [60, 70]);
    /// # drop(exams);
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Vec<Record<F>> {
        let records = self.lock().estimate();
        let mut all = Vec::with_capacity(records.min(1 << 16));
        for chunk in self.chunks() {
            gather(&chunk, &mut all);
        }
        self.keep_the_limit(&mut all);
        all
    }

    /// Calls `show` with each record, in the order of the slots.
    ///
    /// It is [`snapshot`](Self::snapshot) without a list. A copy is repeated if the owner changes the
    /// instance meanwhile. If a thread changes an instance without pause, and cloning its fields takes
    /// longer than the time between two changes, this call waits until that thread pauses.
    ///
    /// No lock is held while `show` runs. It may create, drop and release instances of the same type,
    /// which may or may not be shown.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exams = [Exam::new(60).unwrap(), Exam::new(70).unwrap()];
    /// let mut sum = 0;
    /// Exam::instances().for_each(|record| sum += record.fields().math);
    /// assert_eq!(sum, 130);
    /// # drop(exams);
    /// ```
    pub fn for_each(&self, mut show: impl FnMut(Record<F>)) {
        self.walk(|index, slot| {
            if let Some(reading) = slot.read(|_| true) {
                show(Record::new(index, reading));
            }
        });
    }

    /// Returns the record of a live or retained instance; `None` if it is neither. O(log capacity).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// let id = exam.instance_id().unwrap();
    /// assert_eq!(Exam::instances().get(id).unwrap().fields().math, 60);
    /// drop(exam);
    /// let another = Exam::new(60).unwrap();
    /// assert!(Exam::instances().get(id).is_none());
    /// # drop(another);
    /// ```
    #[must_use]
    pub fn get(&self, id: InstanceId<F>) -> Option<Record<F>> {
        let reading = self
            .slot(id)?
            .read(|tag| tag.generation() == id.generation)?;
        Some(Record::new(id.index as usize, reading))
    }

    /// Returns the records of retained instances.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let kept = Exam::new(60).unwrap();
    /// drop(Exam::new(70).unwrap());
    /// let retained = Exam::instances().retained();
    /// assert_eq!((retained.len(), retained[0].fields().math), (1, 70));
    /// # drop(kept);
    /// ```
    #[must_use]
    pub fn retained(&self) -> Vec<Record<F>> {
        let mut all = Vec::new();
        self.walk(|index, slot| {
            if let Some(reading) = slot.read(|tag| tag.state() == State::Retained) {
                all.push(Record::new(index, reading));
            }
        });
        self.keep_the_limit(&mut all);
        all
    }
}

impl<F: Recorded> Instances<F> {
    /// Drops the records of instances that were evicted or released during the walk, if the policy
    /// has a limit. The others were all retained at one moment, so they are within the limit.
    fn keep_the_limit(&self, all: &mut Vec<Record<F>>) {
        let Some(queue) = self.retention_queue.lock_if_used() else {
            return;
        };
        let is_there = |record: &Record<F>| {
            let slot = self.slot_at(record.index as usize);
            !record.is_retained() || slot.is_some_and(|slot| slot.tag() == record.reading.tag)
        };
        let are_there: Vec<bool> = all.iter().map(is_there).collect();
        drop(queue);
        let mut are_there = are_there.into_iter();
        all.retain(|_| are_there.next() == Some(true));
    }

    /// The ids and sites of the records in this state, without the exempt ones.
    pub(crate) fn find(
        &self,
        state: State,
        wanted: impl Fn(InstanceId<F>) -> bool,
    ) -> Vec<(InstanceId<F>, SiteNumber)> {
        let mut found = Vec::new();
        let limited = self.retention_queue.lock_if_used();
        self.walk(|index, slot| {
            let Some((tag, birth)) = slot.birth() else {
                return;
            };
            let id = InstanceId::new(index, tag.generation());
            if tag.state() == state && wanted(id) && !self.exempt.has(id) {
                found.push((id, birth.site()));
            }
        });
        drop(limited);
        found
    }

    /// The number of live instances that the policy counts without a record.
    pub(crate) fn unrecorded(&self) -> usize {
        usize::try_from(self.totals().unrecorded()).unwrap_or(usize::MAX)
    }
}

/// A function of its own, so that the compiler keeps the whole loop in registers.
#[inline(never)]
fn gather<F: Recorded>(chunk: &Chunk<F::Cells>, all: &mut Vec<Record<F>>) {
    let start = u32::try_from(chunk.start).unwrap_or(u32::MAX);
    for (index, slot) in (start..).zip(chunk.slots) {
        if let Some(reading) = slot.read(|_| true) {
            all.push(Record { index, reading });
        }
    }
}
