//! The same three marks, under each policy, and as the peers would keep them.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};

use dashmap::DashMap;
use inbounds::prelude::*;
use weak_table::PtrWeakHashSet;

pub trait Design: Send + Sized + 'static {
    const DESIGN: &'static str;

    fn create(math: u8) -> Self;
    fn set(&mut self, math: u8);

    /// The sum of the marks of all live instances, from a snapshot; `None` where there is none.
    fn snapshot() -> Option<u64> {
        None
    }

    /// How many live; `None` if it does not count.
    fn count() -> Option<usize> {
        None
    }

    /// Releases what is retained of dropped instances.
    fn forget() {}

    /// A registry that has not grown yet; nothing is live.
    fn renew() {}
}

macro_rules! exam {
    ($name:ident, $said:literal $(, $policy:ident $($forget:ident)?)?) => {
        validated_struct! {
            pub struct $name $(: $policy)? {
                pub math: u8 in 0..=100,
                pub physics: u8 in 0..=100,
                pub chemistry: u8 in 0..=100,
            }
        }

        impl Design for $name {
            const DESIGN: &'static str = $said;

            fn create(math: u8) -> Self {
                $name::new(math, 50, 40).ok().expect("valid")
            }

            fn set(&mut self, math: u8) {
                self.set_math(math).ok().expect("valid");
            }

            $(
                fn snapshot() -> Option<u64> {
                    let _ = stringify!($policy);
                    let mut sum = 0;
                    Self::instances().for_each(|record| sum += u64::from(record.fields().math));
                    Some(sum)
                }

                fn count() -> Option<usize> {
                    Some(Self::instances().counts().live)
                }

                $(fn $forget() {
                    Self::instances().release_retained();
                })?
            )?
        }
    };
}

exam!(Untracked, "untracked");
exam!(Tracked, "weak", weak);
exam!(Kept, "strong", strong forget);
// Pools of their own, which never held more.
exam!(Alone, "weak", weak);
exam!(AloneKept, "strong", strong forget);

validated_struct! { pub struct Named { pub name: String in chars(1..=20) } }
validated_struct! { pub struct NamedTracked: weak { pub name: String in chars(1..=20) } }

/// Three checked fields.
pub struct Plain {
    math: u8,
    _others: [u8; 2],
}

impl Plain {
    fn new(math: u8) -> Self {
        assert!(math <= 100);
        let _others = [50, 40];
        Plain { math, _others }
    }

    fn set(&mut self, math: u8) {
        assert!(math <= 100);
        self.math = math;
    }
}

/// What most people reach for first: shared, and not tracked.
pub type Shared = Arc<Mutex<Plain>>;

impl Design for Shared {
    const DESIGN: &'static str = "Arc<Mutex>";

    fn create(math: u8) -> Self {
        Arc::new(Mutex::new(Plain::new(math)))
    }

    fn set(&mut self, math: u8) {
        lock(self).set(math);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn math(weak: &Weak<Mutex<Plain>>) -> u64 {
    weak.upgrade()
        .map_or(0, |shared| u64::from(lock(&shared).math))
}

/// The original's dict, touched at each assignment; an instance that is dropped takes its key
/// out, or the map would grow without end.
pub struct Naive(Shared);

static SEEN: LazyLock<Mutex<HashMap<usize, Weak<Mutex<Plain>>>>> = LazyLock::new(Mutex::default);

impl Naive {
    fn note(&self) {
        let key = Arc::as_ptr(&self.0) as usize;
        lock(&SEEN).insert(key, Arc::downgrade(&self.0));
    }
}

impl Drop for Naive {
    fn drop(&mut self) {
        lock(&SEEN).remove(&(Arc::as_ptr(&self.0) as usize));
    }
}

impl Design for Naive {
    const DESIGN: &'static str = "naive port";

    fn create(math: u8) -> Self {
        let naive = Naive(Shared::create(math));
        naive.note();
        naive
    }

    fn set(&mut self, math: u8) {
        self.0.set(math);
        self.note();
    }

    fn snapshot() -> Option<u64> {
        Some(lock(&SEEN).values().map(math).sum())
    }

    fn count() -> Option<usize> {
        Some(lock(&SEEN).len())
    }

    fn renew() {
        *lock(&SEEN) = HashMap::new();
    }
}

/// The same, in a map of many locks.
pub struct Dash(Shared);

static DASH: LazyLock<DashMap<usize, Weak<Mutex<Plain>>>> = LazyLock::new(DashMap::new);

impl Dash {
    fn note(&self) {
        DASH.insert(Arc::as_ptr(&self.0) as usize, Arc::downgrade(&self.0));
    }
}

impl Drop for Dash {
    fn drop(&mut self) {
        DASH.remove(&(Arc::as_ptr(&self.0) as usize));
    }
}

impl Design for Dash {
    const DESIGN: &'static str = "dashmap";

    fn create(math: u8) -> Self {
        let dash = Dash(Shared::create(math));
        dash.note();
        dash
    }

    fn set(&mut self, math: u8) {
        self.0.set(math);
        self.note();
    }

    fn snapshot() -> Option<u64> {
        Some(DASH.iter().map(|entry| math(entry.value())).sum())
    }

    fn count() -> Option<usize> {
        Some(DASH.len())
    }

    fn renew() {
        DASH.clear();
        DASH.shrink_to_fit();
    }
}

/// The same, in a set that drops what has died when it grows; it counts the dead till then.
pub struct WeakTable(Shared);

static TABLE: LazyLock<Mutex<PtrWeakHashSet<Weak<Mutex<Plain>>>>> =
    LazyLock::new(|| Mutex::new(PtrWeakHashSet::new()));

impl Design for WeakTable {
    const DESIGN: &'static str = "weak-table";

    fn create(math: u8) -> Self {
        let shared = Shared::create(math);
        lock(&TABLE).insert(shared.clone());
        WeakTable(shared)
    }

    fn set(&mut self, math: u8) {
        self.0.set(math);
        lock(&TABLE).insert(self.0.clone());
    }

    fn snapshot() -> Option<u64> {
        let table = lock(&TABLE);
        Some(
            table
                .iter()
                .map(|shared| u64::from(lock(&shared).math))
                .sum(),
        )
    }

    fn renew() {
        *lock(&TABLE) = PtrWeakHashSet::new();
    }
}

/// It counts, and no more.
pub struct CountMe {
    plain: Plain,
    _count: countme::Count<CountMe>,
}

impl Design for CountMe {
    const DESIGN: &'static str = "countme";

    fn create(math: u8) -> Self {
        let plain = Plain::new(math);
        let _count = countme::Count::new();
        CountMe { plain, _count }
    }

    fn set(&mut self, math: u8) {
        self.plain.set(math);
    }

    fn count() -> Option<usize> {
        Some(countme::get::<CountMe>().live)
    }
}
