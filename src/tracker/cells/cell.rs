//! A place for a copy of one field's value.

/// A place for a copy of a value that is read while it may be written.
///
/// It takes a value in three steps, so that no user code runs during a change: the user's
/// `Clone` runs before, the user's `Drop` after.
pub trait Cell<T> {
    /// Whether it is a matter of atomics alone: nothing to prepare, to settle or to clear.
    fn is_plain(&self) -> bool;

    /// Makes the copy, where that may run user code.
    fn prepare(&self, value: &T);

    /// Puts the copy in place. Runs no user code.
    fn commit(&self, value: &T);

    /// Drops what was replaced, and copies that were never put in place.
    fn settle(&self);

    /// Copies the value, or moves it out where `take` says so and nobody reads it. `None` where
    /// the cell is empty.
    fn read(&self, take: bool) -> Option<T>;

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
