//! Records of live instances only: the fix of the Python original.

use super::record_handle::RecordHandle;
use super::retention::KeepNone;
use crate::tracker::{Recorded, Tracker};

/// The policy `weak`: a record while the instance is live, like Python's `WeakKeyDictionary`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: weak {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exam = Exam::new(60)?;
/// assert_eq!(Exam::instances().counts().live, 1);
/// drop(exam);
/// assert!(Exam::instances().snapshot().is_empty());
/// # Ok::<(), inbounds::ValidationError<ExamFields>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Weak {}

impl<F: Recorded> Tracker<F> for Weak {
    type Handle = RecordHandle<F, KeepNone>;

    fn name() -> &'static str {
        "weak"
    }
}
