//! A copy of an instance's fields, a cell each.

use super::visitors::{CellVisitor, FieldVisitor};
use crate::fields::Fields;
use crate::tracker::Instances;
use crate::tracker::pool::{ThreadCache, thread_cache};

/// Fields that can be copied into a record: those of a struct with a tracker policy.
///
/// The macro implements it. A policy that keeps records asks for it: see [`RecordHandle`](crate::tracker::RecordHandle).
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::tracker::{Recorded, Tracker, Weak};
///
/// /// Does what `weak` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Handle = <Weak as Tracker<F>>::Handle;
/// }
///
/// validated_struct! {
///     struct Exam: Same {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::instances().counts().live, 1);
/// # drop(exam);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` keeps no records: its struct is declared without a tracker policy",
    note = "write `: weak` or `: strong` after the name of the struct"
)]
pub trait Recorded: Fields + 'static {
    /// One cell per field.
    #[doc(hidden)]
    type Cells: Send + Sync + 'static;

    /// A record of nothing.
    #[doc(hidden)]
    fn new_cells() -> Self::Cells;

    /// Shows the visitor each field and its cell, until it says `false`.
    #[doc(hidden)]
    fn each<V: FieldVisitor>(&self, cells: &Self::Cells, visitor: &mut V);

    /// Shows the visitor each cell.
    #[doc(hidden)]
    fn cells<V: CellVisitor>(cells: &Self::Cells, visitor: &mut V);

    /// The fields as they were stored, moved out if `take` says so, or `None` in the middle of a
    /// change.
    #[doc(hidden)]
    fn load(cells: &Self::Cells, take: bool) -> Option<Self>;

    /// The one pool of this struct.
    #[doc(hidden)]
    fn instances() -> &'static Instances<Self>;

    /// Asks what this thread keeps of the pool, unless the thread's own locals are gone.
    #[doc(hidden)]
    fn thread_cache<A>(action: impl FnOnce(&ThreadCache<Self>) -> A) -> Option<A>;

    /// Counts a rejection.
    #[doc(hidden)]
    fn count_rejection() {
        thread_cache::count_rejection::<Self>();
    }
}
