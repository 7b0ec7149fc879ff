//! A vector of a million numbers is edited in place, beside a plain `Vec`.

use std::hint::black_box;
use std::mem;

use inbounds::prelude::*;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Outcome, nanoseconds};

const ROUNDS: usize = 201;
const SIZE: usize = 1_000_000;

validated_struct! {
    pub struct Order {
        pub lines: Vec<u32> in (len(1..=2_000_000), each(..=900)),
    }
}

pub fn run() -> Outcome {
    let heats = vec![
        race("push and pop, of a million", push, push_plain),
        race("replace one of a million", replace, replace_plain),
        race("push, rejected", reject, reject_by_hand),
    ];
    let chart = Dots {
        title: "One element of a million".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "edit",
        title: "Edit in place",
        about: "`order.edit(Order::lines)` under `(len(..), each(..))`, beside the same on a plain `Vec` \
                that checks nothing; for the rejected push, that compares the element."
            .into(),
        chart: chart.draw(),
        heats,
        ..Outcome::default()
    }
}

fn numbers() -> Vec<u32> {
    let mut numbers = Vec::with_capacity(2 * SIZE);
    numbers.resize(SIZE, 5);
    numbers
}

fn race(title: &str, edit: fn(&mut Order, usize), plain: fn(&mut Vec<u32>, usize)) -> Heat {
    let mut race = Race::new(title);
    let mut order = Order::new(numbers()).ok().expect("valid");
    race.enter("inbounds", move |i| edit(black_box(&mut order), i));
    let mut numbers = numbers();
    race.enter("by hand", move |i| plain(black_box(&mut numbers), i));
    race.run(ROUNDS)
}

fn place(i: usize) -> usize {
    black_box(i.wrapping_mul(97) % SIZE)
}

fn element(i: usize) -> u32 {
    black_box((i % 900) as u32)
}

fn push(order: &mut Order, i: usize) {
    let pushed = order.edit(Order::lines).push(element(i));
    assert!(pushed.is_ok());
    let popped = order.edit(Order::lines).pop();
    assert!(black_box(popped).is_ok());
}

fn push_plain(numbers: &mut Vec<u32>, i: usize) {
    numbers.push(element(i));
    assert!(black_box(numbers.pop()).is_some());
}

fn replace(order: &mut Order, i: usize) {
    let replaced = order.edit(Order::lines).replace(place(i), element(i));
    assert!(black_box(replaced).is_ok());
}

fn replace_plain(numbers: &mut Vec<u32>, i: usize) {
    black_box(mem::replace(&mut numbers[place(i)], element(i)));
}

fn reject(order: &mut Order, i: usize) {
    let pushed = order.edit(Order::lines).push(901 + element(i));
    assert!(black_box(pushed).is_err());
}

fn reject_by_hand(_numbers: &mut Vec<u32>, i: usize) {
    assert!(black_box(901 + element(i)) > 900);
}
