//! The place for a copy of one field's value.

/// The place for a copy of a value, which may be read while it is written.
///
/// A value is stored in three steps, so that no user code runs during a change: the user's `Clone`
/// runs before it, and the user's `Drop` after it.
pub trait Cell {
    /// The type of the field.
    type Value;

    /// Whether the value is in atomics, so that there is nothing to prepare, settle or clear.
    fn is_plain(&self) -> bool;

    /// Whether a value may contain instances, which are data in the copy.
    fn may_nest(&self) -> bool;

    /// Whether the record has the value, and not a default in its place.
    #[inline]
    fn is_recorded(&self) -> bool {
        true
    }

    /// Makes the copy in advance, if making it may run user code. Instances in it are data: see
    /// [`Handle::detached`](crate::tracker::Handle::detached).
    fn prepare(&self, value: &Self::Value);

    /// Puts the copy in place. Runs no user code.
    fn commit(&self, value: &Self::Value);

    /// Drops the replaced value, and copies that were never put in place.
    fn settle(&self);

    /// Copies the value, or moves it out for a new owner if `take` is set; `None` if the cell is
    /// empty. Instances in a copy are data if the caller says so; in a value that is moved out they
    /// are instances.
    fn read(&self, take: bool) -> Option<Self::Value>;

    /// Makes a copy that belongs to a new owner, and puts it in place. Nothing else uses the cell.
    fn adopt(&self, value: &Self::Value);

    /// Drops the value.
    fn clear(&self);
}

/// An empty cell.
pub fn new_cell<C: Default>() -> C {
    C::default()
}
