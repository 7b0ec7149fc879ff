//! Any value: in atomics if it fits, behind a lock otherwise.

use core::mem;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::cell::Cell;
use super::packed::{may_nest, pack, packs, unpack};
use crate::policy::copying::{Copying, not_copying};

/// A cell for a type that the macro does not know.
pub struct Other<T>(Repr<T>);

enum Repr<T> {
    /// `Option` of a primitive, a type alias of a primitive, `Duration`.
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

impl<T: Clone + 'static> Cell for Other<T> {
    type Value = T;

    #[inline]
    fn is_plain(&self) -> bool {
        packs::<T>() // the compiler evaluates it to a constant, unlike the variant
    }

    #[inline]
    fn may_nest(&self) -> bool {
        may_nest::<T>()
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

    fn adopt(&self, value: &T) {
        match &self.0 {
            Repr::Packed(..) => self.commit(value),
            Repr::Shared(shared) => shared.adopt(value),
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
/// the pointer after they have released it. If the owner replaces the value meanwhile, the reader drops it.
struct Shared<T>(Mutex<Held<T>>);

struct Held<T> {
    now: Option<Arc<Copied<T>>>,
    /// The next value before a change, the previous one after it.
    aside: Option<Arc<Copied<T>>>,
}

struct Copied<T> {
    value: T,
    /// Whether the value contains instances that are data.
    nests: bool,
}

impl<T: Clone> Copied<T> {
    /// The value for a new owner, in which instances are instances again.
    fn into_value(self) -> T {
        if self.nests {
            self.value.clone()
        } else {
            self.value
        }
    }
}

impl<T: Clone + 'static> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, Held<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn prepare(&self, value: &T) {
        let copying = may_nest::<T>().then(Copying::begin);
        let value = value.clone();
        let nests = copying.is_some_and(Copying::end);
        let next = Some(Arc::new(Copied { value, nests }));
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
        let copied = self.lock().now.clone()?;
        let value = copied.value.clone();
        if let Some(replaced) = Arc::into_inner(copied) {
            not_copying(|| drop(replaced)); // the owner replaced it meanwhile
        }
        Some(value)
    }

    fn take(&self) -> Option<T> {
        let copied = self.lock().now.take()?;
        Some(match Arc::try_unwrap(copied) {
            Ok(copied) => copied.into_value(),
            Err(shared) => shared.value.clone(),
        })
    }

    fn adopt(&self, value: &T) {
        let value = value.clone();
        let adopted = Arc::new(Copied {
            value,
            nests: false,
        });
        self.lock().now = Some(adopted);
    }

    fn clear(&self) {
        let (now, aside) = {
            let mut held = self.lock();
            (held.now.take(), held.aside.take())
        };
        drop((now, aside));
    }
}
