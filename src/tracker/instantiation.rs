//! Pools of generic structs. A static cannot be generic, so these are found by the type.

use core::any::{Any, TypeId};
use core::hash::{BuildHasherDefault, Hasher};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use super::{Local, Pool, Recorded};

static POOLS: Mutex<BTreeMap<TypeId, &'static (dyn Any + Send + Sync)>> =
    Mutex::new(BTreeMap::new());

/// The one pool of an instantiation, for `Recorded::pool`.
#[must_use]
pub fn pool_of<F: Recorded>() -> &'static Pool<F> {
    let found = *POOLS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .entry(TypeId::of::<F>())
        .or_insert_with(|| Box::leak(Box::new(Pool::<F>::new())));
    match found.downcast_ref() {
        Some(pool) => pool,
        None => unreachable!("a pool stands under the id of its own type"),
    }
}

/// What this thread keeps of it, for `Recorded::local`.
pub fn local_of<F: Recorded, A>(ask: impl FnOnce(&Local<F>) -> A) -> Option<A> {
    type Locals = HashMap<TypeId, Rc<dyn Any>, BuildHasherDefault<AsIs>>;
    thread_local! {
        static LOCALS: RefCell<Locals> = RefCell::new(HashMap::default());
    }
    let local = LOCALS
        .try_with(|locals| {
            let mut locals = locals.borrow_mut();
            let local = locals
                .entry(TypeId::of::<F>())
                .or_insert_with(|| Rc::new(Local::<F>::new()));
            Rc::clone(local)
        })
        .ok()?;
    local.downcast_ref().map(ask)
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
