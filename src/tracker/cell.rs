//! Where a record keeps one field: an atomic for a primitive, a lock for everything else.
//!
//! Only the owner of an instance writes its cells, so an atomic needs no more than relaxed
//! stores; the version of the slot orders them.

use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Version;

/// A place for a value that is read while it may be written.
///
/// What it gives back is for the caller to drop, when no reader waits any more.
pub trait Cell<T>: Default {
    /// What the cell held.
    type Old;

    fn put(&self, value: T) -> Self::Old;

    /// `None` where the cell is empty.
    fn get(&self) -> Option<T>;

    fn clear(&self) -> Self::Old;
}

/// A type whose values fit an atomic.
pub trait Primitive: Sized {
    type Cell: Cell<Self>;
}

macro_rules! atomic {
    ($($t:ty, $atomic:ty, |$v:ident| $to:expr, |$w:ident| $from:expr;)*) => {$(
        impl Cell<$t> for $atomic {
            type Old = ();

            #[inline]
            fn put(&self, $v: $t) {
                self.store($to, Relaxed);
            }

            #[inline]
            fn get(&self) -> Option<$t> {
                let $w = self.load(Relaxed);
                $from
            }

            #[inline]
            fn clear(&self) {}
        }

        impl Primitive for $t {
            type Cell = $atomic;
        }
    )*};
}

atomic! {
    u8, AtomicU8, |v| v, |v| Some(v);
    u16, AtomicU16, |v| v, |v| Some(v);
    u32, AtomicU32, |v| v, |v| Some(v);
    u64, AtomicU64, |v| v, |v| Some(v);
    usize, AtomicUsize, |v| v, |v| Some(v);
    i8, AtomicI8, |v| v, |v| Some(v);
    i16, AtomicI16, |v| v, |v| Some(v);
    i32, AtomicI32, |v| v, |v| Some(v);
    i64, AtomicI64, |v| v, |v| Some(v);
    isize, AtomicIsize, |v| v, |v| Some(v);
    bool, AtomicBool, |v| v, |v| Some(v);
    char, AtomicU32, |v| u32::from(v), |v| char::from_u32(v);
    f32, AtomicU32, |v| v.to_bits(), |v| Some(f32::from_bits(v));
    f64, AtomicU64, |v| v.to_bits(), |v| Some(f64::from_bits(v));
}

impl Primitive for u128 {
    type Cell = Locked<u128>;
}

impl Primitive for i128 {
    type Cell = Locked<i128>;
}

/// A type that a tracker can keep a copy of.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be tracked",
    label = "a tracker keeps a copy: this type must be `Clone + Send + Sync + 'static`",
    note = "make the type `Clone + Send + Sync + 'static`, or put it into an `Arc`, or leave the policy out"
)]
pub trait Trackable: Clone + Send + Sync + 'static {}

impl<T: Clone + Send + Sync + 'static> Trackable for T {}

/// A cell for any value.
///
/// The lock is held to move a pointer, never while user code runs: readers clone the value
/// behind the pointer. Where the owner replaces it meanwhile, the reader drops that copy.
pub struct Locked<T>(Mutex<Option<Arc<T>>>);

impl<T> Locked<T> {
    fn lock(&self) -> MutexGuard<'_, Option<Arc<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Locked<T> {
    fn default() -> Self {
        Locked(Mutex::new(None))
    }
}

impl<T: Trackable> Cell<T> for Locked<T> {
    type Old = Option<Arc<T>>;

    fn put(&self, value: T) -> Self::Old {
        let value = Arc::new(value);
        self.lock().replace(value)
    }

    fn get(&self) -> Option<T> {
        let value = self.lock().clone();
        value.map(|value| T::clone(&value))
    }

    fn clear(&self) -> Self::Old {
        self.lock().take()
    }
}

/// Copies `value` into `cell` as a change of its own.
#[inline]
pub fn store<T: Clone, C: Cell<T>>(cell: &C, value: &T, version: &Version) {
    let value = value.clone();
    let change = version.change();
    let old = cell.put(value);
    drop(change);
    drop(old);
}
