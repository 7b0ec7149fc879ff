//! What it would cost to free whole unused chunks, in the ways that need no `unsafe`, with the
//! crate's own protocols, compared with slots that stay. `chunks [rounds]`; see `Instances::shrink`.
#![allow(dead_code, reason = "the protocols have more than is used here")]

use std::cell::RefCell;
use std::hint::black_box;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering::Acquire, Ordering::Relaxed};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};
use std::time::Instant;

mod sync {
    pub(super) use core::cell::Cell;
    pub(super) use std::sync::atomic::{AtomicU32, Ordering, fence};

    pub(super) const SEQUENCE_BITS: u32 = 14;

    pub(super) fn pause(_: u32) {
        std::hint::spin_loop();
    }
}
#[path = "../../../src/tracker/pool/magazine.rs"]
mod magazine;
#[path = "../../../src/tracker/pool/seqlock.rs"]
mod seqlock;

use seqlock::{SeqLock, State};

type Slot = SeqLock<[AtomicU8; 3]>;
const SIZE: usize = 1024;
type Chunk = [Slot; SIZE];

fn chunk() -> Arc<Chunk> {
    Arc::new(std::array::from_fn(|_| {
        SeqLock::new([const { AtomicU8::new(0) }; 3])
    }))
}

fn enter(slot: &Slot, math: u8) {
    let tag = slot.tag().next().expect("a slot is not worn");
    slot.enter(tag, 0, || {
        slot.cells[0].store(math, Relaxed);
        slot.cells[1].store(50, Relaxed);
        slot.cells[2].store(40, Relaxed);
    });
}

fn change(slot: &Slot, math: u8) {
    let change = slot.change(0);
    slot.cells[0].store(math, Relaxed);
    drop(change);
}

/// What an instance contains besides its three bytes.
trait Handle: Sized {
    const WHAT: &'static str;
    fn create(math: u8) -> Self;
    fn set(&mut self, math: u8);
}

/// As it is: slots that stay, so a plain reference.
struct Stays(&'static Slot);

thread_local! {
    static STAYS: magazine::Magazine<&'static Slot> = const { magazine::Magazine::new() };
}

impl Handle for Stays {
    const WHAT: &'static str = "slots that stay: `&'static Slot`";

    fn create(math: u8) -> Self {
        let slot = STAYS.with(|free| free.pop()).unwrap_or_else(|| {
            let chunk: &'static Chunk = Box::leak(Box::new(std::array::from_fn(|_| {
                SeqLock::new([const { AtomicU8::new(0) }; 3])
            })));
            let rest = &chunk[1..magazine::ROUNDS];
            STAYS.with(|free| free.load(rest.iter()));
            &chunk[0]
        });
        enter(slot, math);
        Stays(slot)
    }

    fn set(&mut self, math: u8) {
        change(self.0, math);
    }
}

impl Drop for Stays {
    fn drop(&mut self) {
        self.0.leave(State::Free);
        let _ = STAYS.with(|free| free.push(self.0));
    }
}

/// A share of the chunk, counted when an instance is created and dropped.
struct Counted(Arc<Chunk>, u16);

thread_local! {
    static SHARED: RefCell<(Option<Arc<Chunk>>, Vec<u16>)> = const { RefCell::new((None, Vec::new())) };
    /// Two lists: a pair that is written by halves and read whole would stall.
    static MOVED: RefCell<(Vec<Arc<Chunk>>, Vec<u16>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

impl Handle for Counted {
    const WHAT: &'static str = "an `Arc` of the chunk, cloned and dropped in each cycle";

    fn create(math: u8) -> Self {
        let (chunk, index) = SHARED.with_borrow_mut(|(now, free)| {
            if free.is_empty() {
                *now = Some(chunk());
                free.extend((0..SIZE as u16).rev());
            }
            let index = free.pop().unwrap_or(0);
            (Arc::clone(now.as_ref().expect("there is one")), index)
        });
        enter(&chunk[usize::from(index)], math);
        Counted(chunk, index)
    }

    fn set(&mut self, math: u8) {
        change(&self.0[usize::from(self.1)], math);
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0[usize::from(self.1)].leave(State::Free);
        SHARED.with_borrow_mut(|(_, free)| free.push(self.1));
    }
}

/// A share of the chunk that moves: from the pool to a magazine, an instance, and back.
struct Moved(Option<Arc<Chunk>>, u16);

impl Handle for Moved {
    const WHAT: &'static str = "an `Arc` of the chunk, moved to the instance and back";

    fn create(math: u8) -> Self {
        let (chunk, index) = MOVED.with_borrow_mut(|(chunks, indices)| {
            if chunks.is_empty() {
                chunks.resize(SIZE, chunk());
                indices.extend((0..SIZE as u16).rev());
            }
            (chunks.pop(), indices.pop().unwrap_or(0))
        });
        if let Some(chunk) = &chunk {
            enter(&chunk[usize::from(index)], math);
        }
        Moved(chunk, index)
    }

    fn set(&mut self, math: u8) {
        if let Some(chunk) = &self.0 {
            change(&chunk[usize::from(self.1)], math);
        }
    }
}

impl Drop for Moved {
    fn drop(&mut self) {
        let Some(chunk) = self.0.take() else { return };
        chunk[usize::from(self.1)].leave(State::Free);
        MOVED.with_borrow_mut(|(chunks, indices)| {
            chunks.push(chunk);
            indices.push(self.1);
        });
    }
}

/// A number, and a table of the chunks behind a lock.
struct Locked(u32);

static TABLE: LazyLock<RwLock<Vec<Arc<Chunk>>>> = LazyLock::new(RwLock::default);
static VERSION: AtomicUsize = AtomicUsize::new(1);
static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

thread_local! {
    static NUMBERS_HERE: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static TABLE_HERE: RefCell<(usize, Vec<Arc<Chunk>>)> = const { RefCell::new((0, Vec::new())) };
}

fn number() -> u32 {
    NUMBERS_HERE.with_borrow_mut(|here| {
        if here.is_empty() {
            let mut table = TABLE.write().unwrap_or_else(PoisonError::into_inner);
            let start = (table.len() * SIZE) as u32;
            table.push(chunk());
            VERSION.fetch_add(1, Relaxed);
            here.extend((start..start + SIZE as u32).rev());
        }
        here.pop().unwrap_or(0)
    })
}

fn at(table: &[Arc<Chunk>], number: u32) -> &Slot {
    &table[number as usize / SIZE][number as usize % SIZE]
}

impl Locked {
    fn slot(&self, with: impl FnOnce(&Slot)) {
        let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
        with(at(&table, self.0));
    }
}

impl Handle for Locked {
    const WHAT: &'static str = "a number, the chunks behind an `RwLock`";

    fn create(math: u8) -> Self {
        let this = Locked(number());
        this.slot(|slot| enter(slot, math));
        this
    }

    fn set(&mut self, math: u8) {
        self.slot(|slot| change(slot, math));
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.slot(|slot| {
            slot.leave(State::Free);
        });
        NUMBERS_HERE.with_borrow_mut(|here| here.push(self.0));
    }
}

/// A number, and a table of the chunks in each thread, renewed when the pool's has changed.
struct Tabled(u32);

impl Tabled {
    fn slot(&self, with: impl FnOnce(&Slot)) {
        TABLE_HERE.with_borrow_mut(|(seqlock, table)| {
            let now = VERSION.load(Acquire);
            if *seqlock != now {
                let shared = TABLE.read().unwrap_or_else(PoisonError::into_inner);
                table.clone_from(&shared);
                *seqlock = now;
            }
            with(at(table, self.0));
        });
    }
}

impl Handle for Tabled {
    const WHAT: &'static str = "a number, a table of the chunks in each thread";

    fn create(math: u8) -> Self {
        let this = Tabled(number());
        this.slot(|slot| enter(slot, math));
        this
    }

    fn set(&mut self, math: u8) {
        self.slot(|slot| change(slot, math));
    }
}

impl Drop for Tabled {
    fn drop(&mut self) {
        self.slot(|slot| {
            slot.leave(State::Free);
        });
        NUMBERS_HERE.with_borrow_mut(|here| here.push(self.0));
    }
}

/// The plain fields, and the handle.
struct Exam<H> {
    math: u8,
    others: [u8; 2],
    handle: H,
}

impl<H: Handle> Exam<H> {
    fn create(math: u8) -> Self {
        Exam {
            math,
            others: [50, 40],
            handle: H::create(math),
        }
    }

    fn set(&mut self, math: u8) {
        assert!(math <= 100);
        self.math = math;
        self.handle.set(math);
    }
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

fn cycle<H: Handle>() -> f64 {
    let start = Instant::now();
    for i in 0..4_000_u32 {
        let mut exam = Exam::<H>::create((i & 63) as u8);
        black_box(&mut exam).set((i & 31) as u8);
    }
    start.elapsed().as_nanos() as f64 / 4_000.0
}

fn set<H: Handle>() -> f64 {
    // As many as a magazine takes, so that no variant meets its slow path.
    let mut exams: Vec<Exam<H>> = (0..60).map(Exam::create).collect();
    let start = Instant::now();
    for sweep in 0..200 {
        for exam in &mut exams {
            black_box(exam).set(black_box(sweep & 63));
        }
    }
    start.elapsed().as_nanos() as f64 / 12_000.0
}

type Measure = fn() -> f64;

fn main() {
    let rounds = std::env::args().nth(1);
    let rounds: usize = rounds.and_then(|n| n.parse().ok()).unwrap_or(201);
    macro_rules! designs {
        ($($handle:ty)*) => {
            [$((<$handle>::WHAT, size_of::<Exam<$handle>>(), cycle::<$handle> as Measure, set::<$handle> as Measure)),*]
        };
    }
    let designs = designs!(Stays Moved Counted Tabled Locked);
    let mut samples = vec![(Vec::new(), Vec::new()); designs.len()];
    for _ in 0..rounds {
        for ((_, _, cycle, set), (cycles, sets)) in designs.iter().zip(&mut samples) {
            cycles.push(cycle());
            sets.push(set());
        }
    }
    println!("Medians of {rounds} interleaved rounds, three `u8` fields, ns.\n");
    println!(
        "| an instance finds its slot by | bytes of the instance | cycle | set |\n|---|---|---|---|"
    );
    for ((what, bytes, ..), (cycles, sets)) in designs.iter().zip(samples) {
        println!(
            "| {what} | {bytes} | {:.2} | {:.2} |",
            median(cycles),
            median(sets)
        );
    }
}
