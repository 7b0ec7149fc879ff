//! A slot that is being returned to the pool.

use super::slot::Slot;
use super::thread_cache;
use crate::tracker::Recorded;

/// A slot that is free and claimed. When this is dropped, the slot is emptied and returned to the pool, even
/// if user code panics.
pub(crate) struct Vacating<F: Recorded>(pub(crate) &'static Slot<F::Cells>);

impl<F: Recorded> Drop for Vacating<F> {
    fn drop(&mut self) {
        struct Back<F: Recorded>(&'static Slot<F::Cells>);
        impl<F: Recorded> Drop for Back<F> {
            fn drop(&mut self) {
                thread_cache::give::<F>(self.0);
            }
        }
        let back = Back::<F>(self.0);
        back.0.clear::<F>();
    }
}
