//! Tracking, switched off for the process.

use super::moment;

/// The environment variable that switches tracking off: `INBOUNDS_TRACKING=off`.
///
/// ```
/// assert_eq!(inbounds::tracker::ENVIRONMENT_VARIABLE, "INBOUNDS_TRACKING");
/// ```
pub const ENVIRONMENT_VARIABLE: &str = "INBOUNDS_TRACKING";

pub(super) fn is_off_in_environment() -> bool {
    std::env::var_os(ENVIRONMENT_VARIABLE).is_some_and(|value| value == "off" || value == "0")
}

/// Whether new instances are tracked.
///
/// They are unless [`set_enabled`] said otherwise, or the environment variable `INBOUNDS_TRACKING` was
/// `off` or `0` when it was first read. So a library may declare `weak`, and its user decides.
///
/// ```
/// assert!(inbounds::tracker::is_enabled());
/// ```
#[must_use]
pub fn is_enabled() -> bool {
    moment::is_on()
}

/// Switches tracking on or off for the instances that are created from now on, of all types.
///
/// An instance that is created while tracking is off has no record, and is counted nowhere; it stays so
/// when tracking is on again. Instances that have a record keep it. Nor are rejected values counted; those
/// before the first creation are, if only the environment says that tracking is off.
///
/// ```
/// use inbounds::{prelude::*, tracker};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// tracker::set_enabled(false);
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::instances().counts().created, 0);
/// assert_eq!(exam.instance_id(), None);
/// ```
pub fn set_enabled(is_enabled: bool) {
    moment::switch_off(!is_enabled);
}
