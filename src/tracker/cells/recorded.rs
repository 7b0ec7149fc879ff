//! A copy of an instance's fields, in one cell each.

use super::visitors::{CellVisitor, FieldVisitor};
use crate::fields::Fields;
use crate::tracker::Instances;
use crate::tracker::pool::{
    OwnThreadCache, ThreadCache, count_rejection_of, thread_cache, thread_cache_of,
};

/// A fields struct that can be copied into a record: that of a struct with a policy.
///
/// The macro implements it. A policy that keeps records requires it: see
/// [`RecordHandle`](crate::tracker::RecordHandle).
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

    /// Makes the cells of an empty record.
    #[doc(hidden)]
    fn new_cells() -> Self::Cells;

    /// Passes each field and its cell to the visitor. The visitor is passed by value, so that the compiler knows
    /// which field it is for, and inlines no more than that.
    #[doc(hidden)]
    fn each<V: FieldVisitor>(&self, cells: &Self::Cells, visitor: V);

    /// Passes each cell to the visitor.
    #[doc(hidden)]
    fn cells<V: CellVisitor>(cells: &Self::Cells, visitor: &mut V);

    /// Writes the stored fields to `to`, moved out if `take` is set; leaves `to` unchanged during a change. A
    /// returned struct would be packed into one register, and unpacked again.
    #[doc(hidden)]
    fn load(cells: &Self::Cells, take: bool, to: &mut Option<Self>);

    /// The pool of this struct.
    #[doc(hidden)]
    fn instances() -> &'static Instances<Self>;

    /// This thread's cache of the pool, if the struct has a static for it. A generic struct has none.
    #[doc(hidden)]
    #[inline]
    fn own_thread_cache() -> OwnThreadCache<Self> {
        None
    }

    /// Runs `action` with this thread's cache of the pool, unless the thread-locals are already
    /// destroyed.
    #[doc(hidden)]
    #[inline]
    fn thread_cache<A>(action: impl FnOnce(&ThreadCache<Self>) -> A) -> Option<A> {
        match Self::own_thread_cache() {
            Some(own) => own.try_with(action).ok(),
            None => thread_cache_of(action),
        }
    }

    /// Counts a rejected value.
    #[doc(hidden)]
    fn count_rejection() {
        match Self::own_thread_cache() {
            Some(_) => thread_cache::count_rejection::<Self>(),
            None => count_rejection_of::<Self>(),
        }
    }
}
