//! The protocols of the tracker, from the files of the crate, in every order of their steps that the
//! memory model allows. Runs only under `--cfg loom`: see `.ci/deep`.
#![cfg(all(test, loom))]
#![allow(dead_code, reason = "the protocols have more than is tested here")]

/// Loom's, in the place of the standard library's.
mod sync {
    pub(crate) use core::cell::Cell;
    pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, fence};

    pub(super) const SEQUENCE_BITS: u32 = 14;

    pub(crate) fn pause(_: u32) {
        loom::thread::yield_now();
    }
}

/// The same lock with one bit of sequence, which begins again at every other change.
#[path = "."]
mod short {
    pub(super) mod sync {
        pub(crate) use super::super::sync::*;
        pub(crate) const SEQUENCE_BITS: u32 = 1;
    }

    #[path = "../../src/tracker/pool/seqlock.rs"]
    pub(super) mod seqlock;
}

#[path = "../../src/tracker/pool/counters.rs"]
mod counters;
#[path = "../../src/tracker/pool/magazine.rs"]
mod magazine;
#[path = "../../src/tracker/pool/seqlock.rs"]
mod seqlock;

use counters::{Counters, Kind, Totals};
use loom::sync::atomic::{
    AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};
use loom::sync::{Arc, Mutex};
use loom::thread::{self, JoinHandle};
use magazine::Magazine;
use seqlock::{LastField, SeqLock, State, last_bits};

type Slot = SeqLock<[AtomicU32; 2]>;

fn slot() -> Arc<Slot> {
    Arc::new(SeqLock::new([AtomicU32::new(0), AtomicU32::new(0)]))
}

fn store(slot: &Slot, value: u32) {
    slot.cells[0].store(value, Relaxed);
    slot.cells[1].store(value, Relaxed);
}

/// A new instance in a free slot.
fn enter(slot: &Slot, store: impl FnOnce()) {
    let tag = slot.tag().next().unwrap();
    slot.enter(tag, tag.generation(), store); // its birth is its generation
}

/// An assignment, as the owner of the slot records it.
fn change(slot: &Slot, field: usize, value: u32) {
    let change = slot.change(last_bits(field)).unwrap();
    store(slot, value);
    drop(change);
}

/// Runs `step` on the slot in another thread.
fn beside<A: 'static>(slot: &Arc<Slot>, step: impl FnOnce(&Slot) -> A + 'static) -> JoinHandle<A> {
    let slot = Arc::clone(slot);
    thread::spawn(move || step(&slot))
}

fn load(slot: &Slot) -> [u32; 2] {
    [slot.cells[0].load(Relaxed), slot.cells[1].load(Relaxed)]
}

/// State, generation, last field and record, as a reader sees them.
fn read(slot: &Slot) -> (State, u32, LastField, [u32; 2]) {
    slot.consistent(|tag, last| Some((tag.state(), tag.generation(), last.field(), load(slot))))
}

// The reader has a thread of its own: loom tries fewer orders of what the first thread does.

#[test]
fn a_reader_sees_a_change_of_two_cells_whole() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        let reader = beside(&slot, |slot| {
            let (state, generation, last, [a, b]) = read(slot);
            assert_eq!((state, generation, a), (State::Live, 1, b));
            let changed = [LastField::All, LastField::Index(7)][a as usize - 1];
            assert_eq!(last, changed);
        });
        change(&slot, 7, 2);
        reader.join().unwrap();
        assert_eq!(read(&slot), (State::Live, 1, LastField::Index(7), [2, 2]));
    });
}

#[test]
fn a_reader_takes_no_instance_for_the_next_one_in_its_slot() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        let reader = beside(&slot, |slot| {
            let (state, generation, _, record) = read(slot);
            if state == State::Live {
                assert_eq!(record, [generation; 2]);
            }
        });
        slot.leave(State::Free);
        enter(&slot, || store(&slot, 2));
        reader.join().unwrap();
        assert_eq!(read(&slot), (State::Live, 2, LastField::All, [2, 2]));
    });
}

/// The words of two instances are the same when both changed as often.
#[test]
fn a_reader_takes_no_change_for_that_of_the_instance_before() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        change(&slot, 0, 2);
        let reader = beside(&slot, |slot| {
            let (state, generation, _, [a, b]) = read(slot);
            if state == State::Live {
                assert_eq!(a, b);
                assert!(if generation == 1 {
                    a == 2
                } else {
                    a == 3 || a == 4
                });
            }
        });
        slot.leave(State::Free);
        enter(&slot, || store(&slot, 3));
        change(&slot, 0, 4);
        reader.join().unwrap();
    });
}

/// The word after two changes of the same field is the word before them.
#[test]
fn a_reader_takes_no_word_that_came_again_for_the_one_before() {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3); // without a bound, hours
    model.check(|| {
        let slot = Arc::new(short::seqlock::SeqLock::new([
            AtomicU32::new(0),
            AtomicU32::new(0),
        ]));
        let change = |slot: &short::seqlock::SeqLock<[AtomicU32; 2]>, value| {
            let change = slot.change(short::seqlock::last_bits(7)).unwrap();
            slot.cells[0].store(value, Relaxed);
            slot.cells[1].store(value, Relaxed);
            drop(change);
        };
        slot.enter(slot.tag().next().unwrap(), 0, || ());
        change(&slot, 1);
        let reader = {
            let slot = Arc::clone(&slot);
            thread::spawn(move || {
                let [a, b] = slot.consistent(|_, _| {
                    Some([slot.cells[0].load(Relaxed), slot.cells[1].load(Relaxed)])
                });
                assert_eq!(a, b);
            })
        };
        change(&slot, 2);
        change(&slot, 3);
        reader.join().unwrap();
    });
}

#[test]
fn the_birth_is_that_of_the_instance() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        let reader = beside(&slot, |slot| {
            let (tag, birth) = slot.tag_and_birth();
            if tag.state() == State::Live {
                assert_eq!(birth, tag.generation());
            }
            let (state, generation, birth) =
                slot.consistent(|tag, _| Some((tag.state(), tag.generation(), slot.birth())));
            assert!(state == State::Free || birth == generation);
        });
        slot.leave(State::Free);
        enter(&slot, || store(&slot, 2));
        reader.join().unwrap();
    });
}

#[test]
fn nothing_is_written_to_a_sink() {
    loom::model(|| {
        let sink = Arc::new(SeqLock::sink([AtomicU32::new(0), AtomicU32::new(0)]));
        let there = beside(&sink, |sink| {
            assert!(sink.is_sink() && sink.change(last_bits(1)).is_none());
        });
        assert!(sink.change(last_bits(0)).is_none());
        there.join().unwrap();
        assert!(sink.is_sink() && sink.tag().state() == State::Free);
    });
}

#[test]
fn two_assignments_are_seen_in_their_order() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 0));
        let reader = beside(&slot, |slot| {
            let (_, _, last, record) = read(slot);
            let expected = [
                (LastField::All, [0, 0]),
                (LastField::Index(0), [1, 0]),
                (LastField::Index(1), [1, 1]),
            ];
            assert!(expected.contains(&(last, record)), "{last:?} {record:?}");
        });
        for field in 0..2 {
            let change = slot.change(last_bits(field)).unwrap();
            slot.cells[field].store(1, Relaxed);
            drop(change);
        }
        reader.join().unwrap();
    });
}

#[test]
fn one_alone_claims_a_retained_slot_and_owns_it() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        slot.leave(State::Retained);
        let claim = |slot: &Slot, state: State, value: u32| {
            let won = slot.claim(1, state);
            if won && state == State::Live {
                change(slot, 0, value);
            } else if won {
                enter(&slot, || store(slot, value));
            }
            won
        };
        let other = beside(&slot, move |slot| claim(slot, State::Free, 2));
        let here = claim(&slot, State::Live, 3);
        let there = other.join().unwrap();
        assert!(here != there);
        let (_, generation, _, record) = read(&slot);
        assert_eq!(
            (generation, record),
            if there { (2, [2, 2]) } else { (1, [3, 3]) }
        );
    });
}

#[test]
fn a_drop_that_retains_hands_the_slot_to_who_releases_it() {
    loom::model(|| {
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        let owner = beside(&slot, |slot| {
            change(slot, 0, 2);
            slot.leave(State::Retained);
        });
        if slot.claim(1, State::Free) {
            assert_eq!(load(&slot), [2, 2]); // all that the owner wrote
            enter(&slot, || store(&slot, 3));
            assert_eq!(read(&slot), (State::Live, 2, LastField::All, [3, 3]));
        }
        owner.join().unwrap();
    });
}

#[test]
fn no_two_threads_hold_one_slot() {
    loom::model(|| {
        let pool = Arc::new(Mutex::new(vec![0_usize, 1, 2]));
        let held: Arc<[AtomicU32; 3]> = Arc::new([0, 1, 2].map(|_| AtomicU32::new(0)));
        let work = |pool: &Mutex<Vec<usize>>, held: &[AtomicU32; 3]| {
            let magazine = Magazine::new();
            for _ in 0..2 {
                let slot = magazine.pop().or_else(|| pool.lock().unwrap().pop());
                let Some(slot) = slot else { continue };
                assert_eq!(held[slot].fetch_add(1, Relaxed), 0);
                held[slot].fetch_sub(1, Relaxed);
                assert!(magazine.push(slot).is_ok());
            }
            magazine.spill(magazine::ROUNDS, &mut pool.lock().unwrap());
            assert!(magazine.pop().is_none());
        };
        let other = {
            let (pool, held) = (Arc::clone(&pool), Arc::clone(&held));
            thread::spawn(move || work(&pool, &held))
        };
        work(&pool, &held);
        other.join().unwrap();
        let mut slots = pool.lock().unwrap().clone();
        slots.sort_unstable();
        assert_eq!(slots, [0, 1, 2]);
    });
}

#[test]
fn a_full_magazine_gives_back_the_oldest() {
    loom::model(|| {
        let magazine = Magazine::new();
        for round in 0..magazine::ROUNDS {
            assert!(magazine.push(round).is_ok());
        }
        assert_eq!(magazine.push(99), Err(99));
        let mut pool = Vec::new();
        magazine.spill(magazine::BATCH, &mut pool);
        assert_eq!(pool, (0..magazine::BATCH).collect::<Vec<_>>());
        assert_eq!(magazine.pop(), Some(magazine::ROUNDS - 1));
    });
}

/// What the lock of a pool guards of its counters, as `Depot` does it.
struct Pool {
    past: Totals,
    threads: Vec<Arc<Counters>>,
}

/// A pool with the counters of so many threads.
fn pool(threads: usize) -> (Arc<Mutex<Pool>>, Vec<Arc<Counters>>) {
    let threads: Vec<_> = (0..threads)
        .map(|_| Arc::new(Counters::default()))
        .collect();
    let pool = Pool {
        past: Totals::NONE,
        threads: threads.clone(),
    };
    (Arc::new(Mutex::new(pool)), threads)
}

fn count(pool: &Mutex<Pool>, counters: &Counters, kind: Kind) {
    counters.count(kind, || pool.lock().unwrap());
}

fn totals(pool: &Mutex<Pool>) -> Totals {
    let pool = pool.lock().unwrap();
    let threads: Vec<&Counters> = pool.threads.iter().map(|counters| &**counters).collect();
    pool.past.at_one_moment(&threads)
}

/// Live instances, negative if more ended than began.
fn live(totals: &Totals) -> i64 {
    let get = |kind| i64::try_from(totals.get(kind)).unwrap();
    get(Kind::Created) + get(Kind::Restored) - get(Kind::Ended) - get(Kind::Retained)
}

fn retained(totals: &Totals) -> i64 {
    let get = |kind| i64::try_from(totals.get(kind)).unwrap();
    let left = get(Kind::Released) + get(Kind::Restored) + get(Kind::Evicted);
    get(Kind::Retained) - left
}

/// Reads in a thread of its own: loom tries fewer orders of what the first thread does.
fn reader(pool: &Arc<Mutex<Pool>>, check: impl FnOnce(&Totals) + 'static) -> JoinHandle<()> {
    let pool = Arc::clone(pool);
    thread::spawn(move || check(&totals(&pool)))
}

#[test]
fn of_two_threads_with_one_instance_at_a_time_no_more_are_counted() {
    loom::model(|| {
        let (pool, threads) = pool(2);
        let reader = reader(&pool, |seen| {
            assert!((0..=2).contains(&live(seen)), "{seen:?}");
        });
        let writer = {
            let (pool, counters) = (Arc::clone(&pool), Arc::clone(&threads[1]));
            thread::spawn(move || {
                for kind in [Kind::Created, Kind::Ended, Kind::Created] {
                    count(&pool, &counters, kind);
                }
            })
        };
        count(&pool, &threads[0], Kind::Created);
        writer.join().unwrap();
        reader.join().unwrap();
        let after = totals(&pool);
        assert_eq!((after.get(Kind::Created), live(&after)), (3, 2));
    });
}

#[test]
fn an_instance_that_moves_between_threads_is_counted_once() {
    loom::model(|| {
        let (pool, threads) = pool(2);
        let given = Arc::new(AtomicU32::new(0));
        let ends = {
            let (pool, given) = (Arc::clone(&pool), Arc::clone(&given));
            let counters = Arc::clone(&threads[1]);
            thread::spawn(move || {
                while given.load(Acquire) == 0 {
                    thread::yield_now();
                }
                count(&pool, &counters, Kind::Ended);
                count(&pool, &counters, Kind::Created);
            })
        };
        let reader = reader(&pool, |seen| {
            assert!((0..=1).contains(&live(seen)), "{seen:?}");
        });
        count(&pool, &threads[0], Kind::Created);
        given.store(1, Release);
        ends.join().unwrap();
        reader.join().unwrap();
    });
}

#[test]
fn an_instance_is_live_or_retained_and_never_both_or_neither() {
    loom::model(|| {
        let (pool, threads) = pool(2);
        let slot = slot();
        enter(&slot, || store(&slot, 1));
        count(&pool, &threads[0], Kind::Created);
        // Dropped here, restored or released there: as in `record_handle.rs` and `release.rs`.
        let other = {
            let (pool, slot) = (Arc::clone(&pool), Arc::clone(&slot));
            let counters = Arc::clone(&threads[1]);
            thread::spawn(move || {
                if slot.claim(1, State::Live) {
                    count(&pool, &counters, Kind::Restored);
                    count(&pool, &counters, Kind::Retained);
                    slot.leave(State::Retained);
                }
            })
        };
        let reader = reader(&pool, |seen| {
            let (live, retained) = (live(seen), retained(seen));
            assert!(live >= 0 && retained >= 0, "{seen:?}");
            assert_eq!(live + retained, 1, "{seen:?}");
        });
        count(&pool, &threads[0], Kind::Retained);
        slot.leave(State::Retained);
        other.join().unwrap();
        reader.join().unwrap();
    });
}

#[test]
fn what_a_thread_counted_is_there_when_it_ends_and_when_another_takes_its_counters() {
    loom::model(|| {
        let (pool, threads) = pool(2);
        let worker = {
            let (pool, counters) = (Arc::clone(&pool), Arc::clone(&threads[1]));
            thread::spawn(move || {
                count(&pool, &counters, Kind::Created);
                {
                    let mut pool = pool.lock().unwrap();
                    pool.threads.retain(|of| !Arc::ptr_eq(of, &counters));
                    pool.past.fold(&counters);
                }
                pool.lock().unwrap().past.count(Kind::Created, 1); // it has no counters now
                pool.lock().unwrap().threads.push(Arc::clone(&counters));
                count(&pool, &counters, Kind::Ended);
            })
        };
        let reader = reader(&pool, |seen| {
            assert!((0..=3).contains(&live(seen)), "{seen:?}");
        });
        count(&pool, &threads[0], Kind::Created);
        worker.join().unwrap();
        reader.join().unwrap();
        assert_eq!(live(&totals(&pool)), 2);
    });
}
