//! A place for a copy of one field's value.

/// A place for a copy of a value that is read while it may be written.
///
/// A value is stored in three steps, so that no user code runs during a change: the user's `Clone`
/// runs before it, and the user's `Drop` after it.
pub trait Cell<T> {
    /// Whether atomics are enough: there is nothing to prepare, settle or clear.
    fn is_plain(&self) -> bool;

    /// Whether a value may contain instances, which are data in the copy.
    fn may_nest(&self) -> bool;

    /// Makes the copy if that may run user code. Instances in it are data: see
    /// [`Handle::detached`](crate::tracker::Handle::detached).
    fn prepare(&self, value: &T);

    /// Puts the copy in place. Runs no user code.
    fn commit(&self, value: &T);

    /// Drops what was replaced, and copies that were never put in place.
    fn settle(&self);

    /// Copies the value, or moves it out for a new owner if `take` is set; `None` if the cell is
    /// empty. Instances in a copy are data if the caller says so; in a value that is moved out they
    /// are instances.
    fn read(&self, take: bool) -> Option<T>;

    /// Makes a copy that belongs to a new owner, and puts it in place. Nothing else uses the cell.
    fn adopt(&self, value: &T);

    /// Drops the value.
    fn clear(&self);
}

/// A type that a tracker can keep a copy of.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be tracked",
    label = "a tracker keeps a copy: this type must be `Clone + Send + Sync + 'static`",
    note = "make the type `Clone + Send + Sync + 'static`, or put it into an `Arc`, or leave the policy out"
)]
pub trait Trackable: Clone + Send + Sync + 'static {}

impl<T: Clone + Send + Sync + 'static> Trackable for T {}
