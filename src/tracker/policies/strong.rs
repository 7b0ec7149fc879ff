//! Records that outlive their instances: the leak of the Python original, made visible.

use super::record_handle::RecordHandle;
use super::retention::KeepAll;
use crate::tracker::{Recorded, Tracker};

/// The policy `strong`: a record of every instance, until it is released.
///
/// It keeps what the dict of the Python original kept.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: strong {
///         math: u8 in 0..=100,
///     }
/// }
///
/// drop(Exam::new(60)?);
/// assert_eq!(Exam::instances().counts().retained, 1);
/// assert_eq!(Exam::instances().release_retained(), 1);
/// assert!(Exam::instances().snapshot().is_empty());
/// # Ok::<(), inbounds::ValidationError<ExamFields>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Strong {}

impl<F: Recorded> Tracker<F> for Strong {
    type Handle = RecordHandle<F, KeepAll>;

    fn name() -> &'static str {
        "strong"
    }
}
