//! A copy that a tracker makes for a record is data: an instance in it is cloned and is no instance.

use core::cell::Cell;

/// What this thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Anything else: a clone is an instance.
    Other,
    /// It copies for a record: a clone is data.
    Copying,
    /// The same, and there was a clone.
    Cloned,
}

std::thread_local! {
    static STAGE: Cell<Stage> = const { Cell::new(Stage::Other) };
}

/// Where thread-locals are gone, as on some systems when a thread ends, a clone is an instance.
#[inline]
fn stage() -> Stage {
    STAGE.try_with(Cell::get).unwrap_or(Stage::Other)
}

#[inline]
fn set_stage(stage: Stage) {
    let _ = STAGE.try_with(|of| of.set(stage));
}

/// Until it is dropped, this thread copies for a record.
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

    /// Ends it, and says whether there are instances in the copy that are data.
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

/// Runs the user's code that is no part of a copy, though the thread may be making one.
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
