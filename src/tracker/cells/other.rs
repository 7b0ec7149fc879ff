//! Any value: in atomics where it fits, behind a lock otherwise.

use core::mem;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::cell::{Cell, Trackable};
use super::packed::{pack, packs, unpack};

/// A cell for a type of which the macro knows nothing.
pub struct Other<T>(Repr<T>);

enum Repr<T> {
    /// `Option` of a primitive, a primitive by another name, `Duration`.
    Packed(AtomicU64, AtomicU32),
    Shared(Shared<T>),
}

impl<T: 'static> Default for Other<T> {
    fn default() -> Self {
        Other(if packs::<T>() {
            Repr::Packed(AtomicU64::new(0), AtomicU32::new(0))
        } else {
            Repr::Shared(Shared(Mutex::new(Held {
                now: None,
                aside: None,
            })))
        })
    }
}

impl<T: Trackable> Cell<T> for Other<T> {
    #[inline]
    fn is_plain(&self) -> bool {
        packs::<T>() // known to the compiler, where the variant is not
    }

    #[inline]
    fn prepare(&self, value: &T) {
        if let Repr::Shared(shared) = &self.0 {
            shared.prepare(value);
        }
    }

    #[inline]
    fn commit(&self, value: &T) {
        match &self.0 {
            Repr::Packed(low, high) => {
                let bits = pack(value);
                low.store(bits.0, Relaxed);
                high.store(bits.1, Relaxed);
            }
            Repr::Shared(shared) => shared.commit(),
        }
    }

    #[inline]
    fn settle(&self) {
        if let Repr::Shared(shared) = &self.0 {
            shared.settle();
        }
    }

    #[inline]
    fn read(&self, take: bool) -> Option<T> {
        match &self.0 {
            Repr::Packed(low, high) => unpack((low.load(Relaxed), high.load(Relaxed))),
            Repr::Shared(shared) if take => shared.take(),
            Repr::Shared(shared) => shared.get(),
        }
    }

    #[inline]
    fn clear(&self) {
        if let Repr::Shared(shared) = &self.0 {
            shared.clear();
        }
    }
}

/// The lock is held to move pointers, never while user code runs: readers clone the value behind
/// the pointer. Where the owner replaces it meanwhile, the reader drops that copy.
struct Shared<T>(Mutex<Held<T>>);

struct Held<T> {
    now: Option<Arc<T>>,
    /// Before a change the next value, after it the last one.
    aside: Option<Arc<T>>,
}

impl<T: Trackable> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, Held<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn prepare(&self, value: &T) {
        let next = Some(Arc::new(value.clone()));
        let never_used = mem::replace(&mut self.lock().aside, next);
        drop(never_used);
    }

    fn commit(&self) {
        let held = &mut *self.lock();
        mem::swap(&mut held.now, &mut held.aside);
    }

    fn settle(&self) {
        let aside = self.lock().aside.take();
        drop(aside);
    }

    fn get(&self) -> Option<T> {
        let value = self.lock().now.clone()?;
        Some(T::clone(&value))
    }

    fn take(&self) -> Option<T> {
        let value = self.lock().now.take()?;
        Some(Arc::try_unwrap(value).unwrap_or_else(|value| T::clone(&value)))
    }

    fn clear(&self) {
        let (now, aside) = {
            let mut held = self.lock();
            (held.now.take(), held.aside.take())
        };
        drop((now, aside));
    }
}
