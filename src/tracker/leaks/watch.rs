//! Says so when too much is retained.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

type Call = Arc<dyn Fn(usize) + Send + Sync>;

pub(crate) struct Watch {
    threshold: AtomicUsize,
    /// Whether it was called since the count was last below the threshold.
    called: AtomicBool,
    call: Mutex<Option<Call>>,
}

impl Watch {
    pub(crate) const fn new() -> Self {
        Watch {
            threshold: AtomicUsize::new(usize::MAX),
            called: AtomicBool::new(false),
            call: Mutex::new(None),
        }
    }

    #[inline]
    pub(crate) fn is_set(&self) -> bool {
        self.threshold.load(Relaxed) < usize::MAX
    }

    pub(crate) fn set(&self, threshold: usize, call: Call) {
        let before = {
            let mut place = self.call.lock().unwrap_or_else(PoisonError::into_inner);
            self.threshold.store(threshold, Relaxed);
            self.called.store(false, Relaxed);
            place.replace(call)
        };
        drop(before); // the user's, so outside of the lock
    }

    /// What to call, once.
    pub(crate) fn reached(&self, retained: usize) -> Option<Call> {
        if retained < self.threshold.load(Relaxed) || self.called.swap(true, Relaxed) {
            return None;
        }
        let call = self.call.lock().unwrap_or_else(PoisonError::into_inner);
        call.clone()
    }

    pub(crate) fn fell(&self, retained: usize) {
        if retained < self.threshold.load(Relaxed) {
            self.called.store(false, Relaxed);
        }
    }
}
