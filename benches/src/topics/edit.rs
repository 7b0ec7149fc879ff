//! A vector of a million numbers is edited in place, beside a plain `Vec`.

use std::hint::black_box;
use std::mem;
use std::time::Instant;

use inbounds::prelude::*;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 201;
const SIZE: usize = 1_000_000;
const ROOM: usize = 16 * SIZE;

validated_struct! {
    pub struct Order {
        pub lines: Vec<u32> in (len(1..=16_000_000), each(..=900)),
    }
}

/// One edit: of an order, and of a plain `Vec`.
struct Edit {
    title: &'static str,
    order: fn(&mut Order, usize),
    plain: fn(&mut Vec<u32>, usize),
}

const EDITS: [Edit; 8] = [
    Edit {
        title: "push",
        order: |order, i| done(order.edit(Order::lines).push(element(i))),
        plain: |numbers, i| numbers.push(element(i)),
    },
    Edit {
        title: "pop",
        order: |order, _| done(order.edit(Order::lines).pop()),
        plain: |numbers, _| assert!(black_box(numbers.pop().is_some())),
    },
    Edit {
        title: "remove one, by swap_remove",
        order: |order, i| done(order.edit(Order::lines).swap_remove(place(i))),
        plain: |numbers, i| {
            black_box(numbers.swap_remove(place(i)));
        },
    },
    Edit {
        title: "replace one",
        order: |order, i| done(order.edit(Order::lines).replace(place(i), element(i))),
        plain: |numbers, i| {
            black_box(mem::replace(&mut numbers[place(i)], element(i)));
        },
    },
    Edit {
        title: "change one by a closure",
        order: |order, i| {
            done(
                order
                    .edit(Order::lines)
                    .change_at(place(i), |line| *line = element(i)),
            );
        },
        plain: |numbers, i| numbers[place(i)] = element(i),
    },
    Edit {
        title: "push, rejected",
        order: |order, i| not_done(order.edit(Order::lines).push(901 + element(i))),
        plain: reject_by_hand,
    },
    Edit {
        title: "replace one, rejected",
        order: |order, i| not_done(order.edit(Order::lines).replace(place(i), 901 + element(i))),
        plain: reject_by_hand,
    },
    Edit {
        title: "change one, rejected",
        order: |order, i| {
            not_done(
                order
                    .edit(Order::lines)
                    .change_at(place(i), |line| *line = 901 + element(i)),
            );
        },
        plain: reject_by_hand,
    },
];

pub fn run() -> Outcome {
    let heats: Vec<Heat> = EDITS.iter().map(race).collect();
    let bars = heats.iter().map(|heat| {
        let more = heat.median("inbounds") - heat.median("by hand");
        let what = format!("{}: nanoseconds more than on a plain `Vec`", heat.title);
        Bar::at_most(50.0, what, more)
    });
    let bars = bars.collect();
    let chart = Dots {
        title: "One element of a million".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "edit",
        title: "Edit in place",
        about: "`order.edit(Order::lines)` of a million numbers under `(len(..), each(..))`, beside the same on a \
                plain `Vec` that checks nothing; for what is rejected, that compares the element. That nothing is \
                allocated is asserted in `tests/allocations.rs`."
            .into(),
        chart: chart.draw(),
        bars,
        heats,
        ..Outcome::default()
    }
}

fn numbers() -> Vec<u32> {
    let mut numbers = Vec::with_capacity(ROOM);
    numbers.resize(SIZE, 5);
    numbers
}

/// The edits of a sample are timed; there are a million numbers again before the next.
fn race(edit: &Edit) -> Heat {
    let mut race = Race::new(edit.title);
    let mut order = Order::new(numbers()).ok().expect("valid");
    let apply = edit.order;
    race.enter_timed("inbounds", move |times| {
        let took = timed(times, |i| apply(black_box(&mut order), i));
        let lines = order.lines().len();
        let restored = order.restore_size(lines);
        assert!(restored);
        took
    });
    let mut numbers = numbers();
    let apply = edit.plain;
    race.enter_timed("by hand", move |times| {
        let took = timed(times, |i| apply(black_box(&mut numbers), i));
        numbers.resize(SIZE, 5);
        took
    });
    race.run(ROUNDS)
}

impl Order {
    fn restore_size(&mut self, lines: usize) -> bool {
        let mut edit = self.edit(Order::lines);
        (SIZE..lines).all(|_| edit.pop().is_ok()) && (lines..SIZE).all(|_| edit.push(5).is_ok())
    }
}

fn timed(times: usize, mut call: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for i in 0..times {
        call(i);
    }
    start.elapsed().as_nanos() as f64 / times as f64
}

/// A place that is there after as many removals as a sample has.
fn place(i: usize) -> usize {
    black_box(i.wrapping_mul(97) % (SIZE / 4))
}

fn element(i: usize) -> u32 {
    black_box((i % 900) as u32)
}

fn done<T, E>(result: Result<T, E>) {
    assert!(black_box(result.is_ok()));
}

fn not_done<T, E>(result: Result<T, E>) {
    assert!(black_box(result.is_err()));
}

fn reject_by_hand(_numbers: &mut Vec<u32>, i: usize) {
    assert!(black_box(901 + element(i)) > 900);
}
