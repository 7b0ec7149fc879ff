//! The number of records that outlive their instances.

/// The number of records that outlive their instances.
///
/// It is the parameter of [`RecordHandle`](super::RecordHandle).
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::tracker::{RecordHandle, Recorded, Retention, Tracker};
///
/// /// Keeps the record of the last instance that was dropped.
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
    /// The greatest number of records of dropped instances. Beyond it, the oldest are dropped first.
    const LIMIT: usize;
}

/// The [`Retention`] of `weak`: a record is dropped with its instance.
///
/// ```
/// use inbounds::tracker::Retention;
/// assert_eq!(inbounds::tracker::KeepNone::LIMIT, 0);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum KeepNone {}

/// The [`Retention`] of `strong`: every record is kept until it is released.
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
