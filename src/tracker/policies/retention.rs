//! What becomes of a record when its instance is gone.

/// What becomes of the record of an instance that is gone. For [`RecordHandle`](super::RecordHandle).
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::tracker::{RecordHandle, Recorded, Retention, Tracker};
///
/// /// Remembers the last instance that went.
/// struct TheLast;
///
/// impl Retention for TheLast {
///     const LIMIT: usize = 1;
/// }
///
/// impl<F: Recorded> Tracker<F> for TheLast {
///     type Handle = RecordHandle<F, TheLast>;
/// }
///
/// validated_struct! {
///     struct Exam: TheLast {
///         math: u8 in 0..=100,
///     }
/// }
///
/// drop(Exam::new(60).unwrap());
/// drop(Exam::new(70).unwrap());
/// let retained = Exam::instances().retained();
/// assert_eq!((retained.len(), retained[0].fields().math), (1, 70));
/// ```
pub trait Retention: 'static {
    /// How many records of the gone stay until they are released. Beyond that, the oldest go.
    const LIMIT: usize;
}

/// The record goes with the instance.
///
/// ```
/// use inbounds::tracker::Retention;
/// assert_eq!(inbounds::tracker::KeepNone::LIMIT, 0);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum KeepNone {}

/// The record stays, and all others too.
///
/// ```
/// use inbounds::tracker::Retention;
/// assert_eq!(inbounds::tracker::KeepAll::LIMIT, usize::MAX);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum KeepAll {}

impl Retention for KeepNone {
    const LIMIT: usize = 0;
}

impl Retention for KeepAll {
    const LIMIT: usize = usize::MAX;
}
