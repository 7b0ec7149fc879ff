//! The pools of generic structs. A static cannot be generic, so these are found by type.

use core::any::{Any, TypeId};
use core::hash::{BuildHasherDefault, Hasher};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::counters::Kind;
use super::instances::Instances;
use super::thread_cache::ThreadCache;
use crate::tracker::Recorded;

static POOLS: Mutex<Pools> = Mutex::new(Pools {
    made: BTreeMap::new(),
    early: [const { None }; EARLY],
});

/// The number of instantiations whose rejected values can be counted without a pool.
const EARLY: usize = 32;

struct Pools {
    made: BTreeMap<TypeId, &'static (dyn Any + Send + Sync)>,
    /// The rejected values of types without an instance, because creating a pool would allocate.
    early: [Option<Early>; EARLY],
}

#[derive(Clone, Copy)]
struct Early {
    of: TypeId,
    rejected: u64,
    make: fn(),
}

impl Pools {
    fn lock() -> MutexGuard<'static, Pools> {
        POOLS.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn early(&mut self, of: TypeId) -> Option<&mut Option<Early>> {
        let place = |early: &&mut Option<Early>| early.is_some_and(|early| early.of == of);
        self.early.iter_mut().find(place)
    }
}

/// The pool of an instantiation, for `Recorded::instances`.
#[must_use]
pub fn instances_of<F: Recorded>() -> &'static Instances<F> {
    let mut pools = Pools::lock();
    let found = pools.made.get(&TypeId::of::<F>()).copied();
    let found = found.unwrap_or_else(|| {
        let pool: &'static Instances<F> = Box::leak(Box::new(Instances::new()));
        pools.made.insert(TypeId::of::<F>(), pool);
        if let Some(early) = pools.early(TypeId::of::<F>()).and_then(Option::take) {
            pool.lock().count(Kind::Rejected, early.rejected);
            pool.list();
        }
        pool
    });
    match found.downcast_ref() {
        Some(pool) => pool,
        None => unreachable!("a pool is under the id of its own type"),
    }
}

/// Counts a rejected value, for `Recorded::count_rejection`, without creating a pool.
pub(crate) fn count_rejection_of<F: Recorded>() {
    let has_locals = HAS_LOCALS.try_with(Cell::get).unwrap_or(false);
    if has_locals && count_rejection_here::<F>().is_some() {
        return;
    }
    let mut pools = Pools::lock();
    if !pools.made.contains_key(&TypeId::of::<F>()) {
        if let Some(Some(early)) = pools.early(TypeId::of::<F>()) {
            early.rejected += 1;
            return;
        }
        if let Some(free) = pools.early.iter_mut().find(|early| early.is_none()) {
            *free = Some(Early {
                of: TypeId::of::<F>(),
                rejected: 1,
                make: || {
                    let _ = instances_of::<F>();
                },
            });
            return;
        }
    }
    drop(pools);
    let pool = instances_of::<F>();
    pool.list();
    pool.lock().count(Kind::Rejected, 1);
}

/// Counts a rejected value with this thread's counters, if it has any for this pool.
fn count_rejection_here<F: Recorded>() -> Option<()> {
    let counted = LOCALS.try_with(|locals| {
        let all = locals.all.try_borrow().ok()?;
        let Owned(local) = all.get(&TypeId::of::<F>())?.downcast_ref::<Owned<F>>()?;
        local.count_rejection()
    });
    counted.ok()?
}

/// Creates the pools of types that only have rejected values, for readers.
pub(crate) fn make_early() {
    let early = Pools::lock().early;
    for early in early.into_iter().flatten() {
        (early.make)();
    }
}

/// This thread's cache of the pool, for `Recorded::thread_cache`.
#[inline]
pub(crate) fn thread_cache_of<F: Recorded, A>(
    action: impl FnOnce(&ThreadCache<F>) -> A,
) -> Option<A> {
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
    /// Whether the thread has the locals below, which are allocated.
    static HAS_LOCALS: Cell<bool> = const { Cell::new(false) };

    static LOCALS: Locals = {
        let _ = HAS_LOCALS.try_with(|has| has.set(true));
        Locals {
            last: RefCell::new(Rc::new(())),
            all: RefCell::default(),
        }
    };
}

struct Locals {
    /// The cache that was used last.
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

/// Returns the slots to the pool when the thread ends.
struct Owned<F: Recorded>(ThreadCache<F>);

impl<F: Recorded> Drop for Owned<F> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A `TypeId` is already a hash.
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
