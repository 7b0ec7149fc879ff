//! Pools of generic structs. A static cannot be generic, so these are found by the type.

use core::any::{Any, TypeId};
use core::hash::{BuildHasherDefault, Hasher};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use super::instances::Instances;
use super::thread_cache::ThreadCache;
use crate::tracker::Recorded;

static POOLS: Mutex<BTreeMap<TypeId, &'static (dyn Any + Send + Sync)>> =
    Mutex::new(BTreeMap::new());

/// The one pool of an instantiation, for `Recorded::pool`.
#[must_use]
pub fn instances_of<F: Recorded>() -> &'static Instances<F> {
    let found = *POOLS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .entry(TypeId::of::<F>())
        .or_insert_with(|| Box::leak(Box::new(Instances::<F>::new())));
    match found.downcast_ref() {
        Some(pool) => pool,
        None => unreachable!("a pool stands under the id of its own type"),
    }
}

/// What this thread keeps of it, for `Recorded::local`.
#[inline]
pub fn thread_cache_of<F: Recorded, A>(action: impl FnOnce(&ThreadCache<F>) -> A) -> Option<A> {
    LOCALS
        .try_with(|locals| {
            if let Some(Owned(local)) = locals.last.try_borrow().ok()?.downcast_ref() {
                return Some(action(local));
            }
            let local = locals.find::<F>()?;
            let Owned(local) = local.downcast_ref()?;
            Some(action(local))
        })
        .ok()?
}

thread_local! {
    static LOCALS: Locals = Locals {
        last: RefCell::new(Rc::new(())),
        all: RefCell::default(),
    };
}

struct Locals {
    /// The one that was asked for last, and will be again.
    last: RefCell<Rc<dyn Any>>,
    all: RefCell<HashMap<TypeId, Rc<dyn Any>, BuildHasherDefault<AsIs>>>,
}

impl Locals {
    #[cold]
    fn find<F: Recorded>(&self) -> Option<Rc<dyn Any>> {
        let mut all = self.all.try_borrow_mut().ok()?;
        let local = all
            .entry(TypeId::of::<F>())
            .or_insert_with(|| Rc::new(Owned(ThreadCache::<F>::new())));
        if let Ok(mut last) = self.last.try_borrow_mut() {
            *last = Rc::clone(local);
        }
        Some(Rc::clone(local))
    }
}

/// Gives back what is in it, as the local of a static does by other means.
struct Owned<F: Recorded>(ThreadCache<F>);

impl<F: Recorded> Drop for Owned<F> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A `TypeId` is a hash already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
