//! A copy of an instance's fields, a cell each.

use super::{Pool, Version};
use crate::validated::Fields;

/// Fields that can be copied into a record: those of a struct with a tracker policy.
///
/// The macro implements it. A policy that keeps records asks for it: see [`Lease`](super::Lease).
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Recorded, Tracker, Weak};
///
/// /// Does what `weak` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Entry = <Weak as Tracker<F>>::Entry;
/// }
///
/// validated_struct! {
///     struct Exam: Same {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::tracker().counts().live, 1);
/// # drop(exam);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` keeps no records: its struct is declared without a tracker policy",
    note = "write `: weak` or `: strong` after the name of the struct"
)]
pub trait Recorded: Fields + Send + 'static {
    /// One cell per field.
    #[doc(hidden)]
    type Record: Default + Send + Sync + 'static;

    /// Copies all fields.
    #[doc(hidden)]
    fn store(&self, record: &Self::Record, version: &Version);

    /// Copies one field.
    #[doc(hidden)]
    fn store_field(&self, index: usize, record: &Self::Record, version: &Version);

    /// The fields as they were stored, or `None` in the middle of a change.
    #[doc(hidden)]
    fn recall(record: &Self::Record) -> Option<Self>;

    /// Empties the cells.
    #[doc(hidden)]
    fn clear(record: &Self::Record);

    /// The one pool of this struct.
    #[doc(hidden)]
    fn pool() -> &'static Pool<Self>;
}
