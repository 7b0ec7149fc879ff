//! What becomes of a record when its instance is gone.

/// What becomes of the record of an instance that is gone. For [`Lease`](super::Lease).
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Ending, Lease, Recorded, Tracker};
///
/// /// Remembers the last instance that went.
/// struct TheLast;
///
/// impl Ending for TheLast {
///     const KEEPS: usize = 1;
/// }
///
/// impl<F: Recorded> Tracker<F> for TheLast {
///     type Entry = Lease<F, TheLast>;
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
/// let retained = Exam::tracker().retained();
/// assert_eq!((retained.len(), retained[0].fields().math), (1, 70));
/// ```
pub trait Ending: 'static {
    /// How many records of the gone stay until they are released. Beyond that, the oldest go.
    const KEEPS: usize;
}

/// The record goes with the instance.
///
/// ```
/// use inbounds::Ending;
/// assert_eq!(inbounds::Freed::KEEPS, 0);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Freed {}

/// The record stays, and all others too.
///
/// ```
/// use inbounds::Ending;
/// assert_eq!(inbounds::Retained::KEEPS, usize::MAX);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Retained {}

impl Ending for Freed {
    const KEEPS: usize = 0;
}

impl Ending for Retained {
    const KEEPS: usize = usize::MAX;
}
