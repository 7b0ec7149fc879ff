//! Whether this thread copies fields for a record. An instance that is cloned meanwhile is data.

use core::cell::Cell;

/// The stage of a copy on this thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Not copying: a clone is an instance.
    Other,
    /// Copying for a record: a clone is data.
    Copying,
    /// Copying for a record, and an instance was cloned.
    Cloned,
}

std::thread_local! {
    static STAGE: Cell<Stage> = const { Cell::new(Stage::Other) };
}

/// A clone is an instance if the thread-locals are already destroyed, as on some systems when a thread
/// ends.
#[inline]
fn stage() -> Stage {
    STAGE.try_with(Cell::get).unwrap_or(Stage::Other)
}

#[inline]
fn set_stage(stage: Stage) {
    let _ = STAGE.try_with(|of| of.set(stage));
}

/// This thread copies for a record while this value exists.
#[must_use]
pub(crate) struct Copying {
    before: Stage,
}

impl Copying {
    #[inline]
    pub(crate) fn begin() -> Self {
        let before = stage();
        set_stage(Stage::Copying);
        Copying { before }
    }

    /// Ends the copy, and returns whether it contains instances that are data.
    #[inline]
    pub(crate) fn end(mut self) -> bool {
        let cloned = stage() == Stage::Cloned;
        if cloned && self.before == Stage::Copying {
            self.before = Stage::Cloned; // the copy may be part of another one
        }
        cloned
    }
}

impl Drop for Copying {
    #[inline]
    fn drop(&mut self) {
        set_stage(self.before);
    }
}

/// Runs user code that is not part of a copy, although the thread may be making one.
pub(crate) fn not_copying<T>(code: impl FnOnce() -> T) -> T {
    let _end = Copying { before: stage() };
    set_stage(Stage::Other);
    code()
}

/// Whether the clone of an instance that is being made is data.
#[inline]
pub(super) fn is_data() -> bool {
    let copying = stage() != Stage::Other;
    if copying {
        set_stage(Stage::Cloned);
    }
    copying
}
