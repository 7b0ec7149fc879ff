//! Switches tracking off for the process.

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

/// Returns whether new instances are tracked.
///
/// They are, unless [`set_enabled`] has switched tracking off, or the environment variable
/// `INBOUNDS_TRACKING` was `off` or `0` when it was first read. A library can therefore declare `weak`,
/// and its users decide whether to track.
///
/// ```
/// assert!(inbounds::tracker::is_enabled());
/// ```
#[must_use]
pub fn is_enabled() -> bool {
    moment::is_on()
}

/// Switches tracking on or off for all instances that are created from now on.
///
/// An instance that is created while tracking is off has no record and is not counted, even after
/// tracking is switched on again. Instances that have a record keep it. While tracking is off, rejected
/// values are not counted either. If only the environment variable switches tracking off, those before
/// the first creation are counted.
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
