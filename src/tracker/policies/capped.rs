//! `strong` with a limit.

use super::record_handle::RecordHandle;
use super::retention::Retention;
use crate::tracker::{Recorded, Tracker};

/// The policy of a struct that retains at most `N` records, dropping the oldest first.
///
/// A record that is dropped because of the limit is counted as evicted.
///
/// There are never more than `N` retained records, and no snapshot has more. To guarantee this, dropping
/// an instance takes a lock. [`for_each`](crate::tracker::Instances::for_each) shows one record after the
/// other, and can show more than `N` in all.
///
/// ```
/// use inbounds::tracker::Capped;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: Capped<2> {
///         math: u8 in 0..=100,
///     }
/// }
///
/// for math in [60, 70, 80] {
///     drop(Exam::new(math).unwrap());
/// }
/// let counts = Exam::instances().counts();
/// assert_eq!((counts.retained, counts.evicted), (2, 1));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Capped<const N: usize> {}

impl<const N: usize> Retention for Capped<N> {
    const LIMIT: usize = N;
}

impl<F: Recorded, const N: usize> Tracker<F> for Capped<N> {
    type Handle = RecordHandle<F, Self>;
}
