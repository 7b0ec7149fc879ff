//! A place for a copy of one field's value.

/// A place for a copy of a value that is read while it may be written.
///
/// It takes a value in three steps, so that no user code runs during a change: the user's
/// `Clone` runs before, the user's `Drop` after.
pub trait Cell {
    /// The type of the field.
    type Value;

    /// Whether it is a matter of atomics alone: nothing to prepare, to settle or to clear.
    fn is_plain(&self) -> bool;

    /// Whether there may be instances in a value, of which the copy then has data.
    fn may_nest(&self) -> bool;

    /// Makes the copy, if that may run user code. It is data: see [`Handle::detached`](crate::tracker::Handle::detached).
    fn prepare(&self, value: &Self::Value);

    /// Puts the copy in place. Runs no user code.
    fn commit(&self, value: &Self::Value);

    /// Drops what was replaced, and copies that were never put in place.
    fn settle(&self);

    /// Copies the value, or moves it out for its new owner if `take` says so. `None` if the cell is
    /// empty. A copy is data if the caller makes it so; what is moved out is not.
    fn read(&self, take: bool) -> Option<Self::Value>;

    /// Makes a copy that is the owner's, and puts it in place. Nothing else uses the cell.
    fn adopt(&self, value: &Self::Value);

    /// Drops the value.
    fn clear(&self);
}

/// An empty cell.
pub fn new_cell<C: Default>() -> C {
    C::default()
}
