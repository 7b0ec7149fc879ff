//! The callback for too many instances.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Call = Arc<dyn Fn(usize) + Send + Sync>;

pub(crate) struct Watch {
    threshold: AtomicUsize,
    /// While a threshold is set, locked whenever a record becomes retained or stops being retained.
    state: Mutex<State>,
}

pub(crate) struct State {
    threshold: usize,
    call: Option<Call>,
    /// Whether it was called since the count was last below the threshold.
    called: bool,
}

impl Watch {
    pub(crate) const fn new() -> Self {
        Watch {
            threshold: AtomicUsize::new(usize::MAX),
            state: Mutex::new(State {
                threshold: usize::MAX,
                call: None,
                called: false,
            }),
        }
    }

    #[inline]
    pub(crate) fn is_set(&self) -> bool {
        self.threshold.load(Relaxed) < usize::MAX
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[inline]
    pub(crate) fn lock_if_set(&self) -> Option<MutexGuard<'_, State>> {
        self.is_set().then(|| self.lock())
    }

    pub(crate) fn set(&self, threshold: usize, call: Call) {
        let before = {
            let mut state = self.lock();
            self.threshold.store(threshold, Relaxed);
            state.threshold = threshold;
            state.called = false;
            state.call.replace(call)
        };
        drop(before); // user code, so outside of the lock
    }
}

impl State {
    /// Notes that one more record is retained, `retained` in all. Returns what to call outside of the lock.
    pub(crate) fn rose(&mut self, retained: usize) -> Option<Call> {
        let reached = retained >= self.threshold;
        let was_called = core::mem::replace(&mut self.called, reached);
        if reached && !was_called {
            self.call.clone()
        } else {
            None
        }
    }

    /// Notes that one record less is retained, `retained` in all.
    pub(crate) fn fell(&mut self, retained: usize) {
        if retained < self.threshold {
            self.called = false;
        }
    }
}
