//! A copy of an instance's fields, a cell each.

use super::{Local, OnCell, OnField, Pool, Tracker};
use crate::fields::Fields;

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
pub trait Recorded: Fields<Policy: Tracker<Self>> + Send + 'static {
    /// One cell per field.
    #[doc(hidden)]
    type Record: Send + Sync + 'static;

    /// A record of nothing.
    #[doc(hidden)]
    fn record() -> Self::Record;

    /// Shows the visitor each field and its cell, until it says `false`.
    #[doc(hidden)]
    fn each<V: OnField>(&self, record: &Self::Record, visitor: &mut V);

    /// Shows the visitor each cell.
    #[doc(hidden)]
    fn cells<V: OnCell>(record: &Self::Record, visitor: &mut V);

    /// The fields as they were stored, moved out if `take` says so, or `None` in the middle of a
    /// change.
    #[doc(hidden)]
    fn recall(record: &Self::Record, take: bool) -> Option<Self>;

    /// The one pool of this struct.
    #[doc(hidden)]
    fn pool() -> &'static Pool<Self>;

    /// Asks what this thread keeps of the pool, unless the thread's own locals are gone.
    #[doc(hidden)]
    fn local<A>(ask: impl FnOnce(&Local<Self>) -> A) -> Option<A>;
}
