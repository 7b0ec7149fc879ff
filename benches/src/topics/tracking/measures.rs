//! What is timed, of any design, with so many live.

use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

use super::designs::Design;

/// Nanoseconds of one of `times` calls.
pub fn timed(times: usize, mut call: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for i in 0..times {
        call(i);
    }
    start.elapsed().as_nanos() as f64 / times as f64
}

pub fn many<D: Design>(n: usize) -> Vec<D> {
    D::renew();
    (0..n).map(|i| D::create((i % 101) as u8)).collect()
}

/// Create, set, drop.
pub fn cycle<D: Design>() -> f64 {
    let ns = timed(4_000, |i| {
        let mut one = D::create((i & 63) as u8);
        black_box(&mut one).set((i & 31) as u8);
    });
    D::forget();
    ns
}

/// The time of a cycle while two threads run as many as they can, without that of starting them.
pub fn cycle_on_two_threads<D: Design>() -> f64 {
    const CYCLES: usize = 5;
    let together = Barrier::new(2);
    let cycles = || {
        together.wait();
        timed(CYCLES, |_| {
            black_box(cycle::<D>());
        }) / 4_000.0
    };
    let times = thread::scope(|scope| [scope.spawn(cycles), scope.spawn(cycles)].map(joined));
    // Two cycles in the time of one.
    times[0].max(times[1]) / 2.0
}

fn joined(thread: thread::ScopedJoinHandle<'_, f64>) -> f64 {
    thread.join().expect("no panic")
}

/// One field, of instances in the order in which they were made, from one that moves on.
pub fn set<D: Design>(live: &mut [D], round: usize) -> f64 {
    const TIMES: usize = 10_000;
    let mut place = (round * TIMES) % live.len();
    timed(TIMES, |i| {
        black_box(&mut live[place]).set((i & 63) as u8);
        place += 1;
        if place == live.len() {
            place = 0;
        }
    })
}

/// A random one is dropped, and another made in its place.
pub fn churn<D: Design>(live: &mut [D], round: usize) -> f64 {
    let mut random = 0x9E37_79B9_7F4A_7C15_u64 ^ round as u64;
    let ns = timed(4_000, |i| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let place = random as usize % live.len();
        live[place] = D::create((i & 63) as u8);
    });
    D::forget();
    ns
}

/// All of them, read; the time of one.
pub fn snapshot<D: Design>(live: usize) -> Option<f64> {
    D::snapshot()?;
    let times = (1_000 / live).max(1);
    Some(
        timed(times, |_| {
            black_box(D::snapshot());
        }) / live as f64,
    )
}

pub fn counts<D: Design>() -> Option<f64> {
    D::count()?;
    Some(timed(500, |_| {
        black_box(D::count());
    }))
}
