//! `unique()`, beside inserting the elements into a `HashSet`.

use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;
use std::hint::black_box;

use inbounds::Rule;
use inbounds::rules::{by, unique};

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 9;

fn race<T: Eq + Hash + Debug>(what: &str, elements: &[T]) -> Heat {
    let mut race = Race::new(format!("{} distinct {what}", elements.len()));
    race.enter("inbounds", |_| {
        assert!(unique::<by::Hash>().accepts(black_box(elements)));
    });
    race.enter("HashSet", |_| {
        let set: HashSet<&T> = black_box(elements).iter().collect();
        assert_eq!(set.len(), elements.len());
    });
    race.run(ROUNDS)
}

pub fn run() -> Outcome {
    let scrambled = |i: u64| i.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut heats = Vec::new();
    for length in [1_000, 1_000_000] {
        let numbers: Vec<u64> = (0..length).map(scrambled).collect();
        heats.push(race("u64", &numbers));
        let texts: Vec<String> = numbers.iter().map(|n| format!("{n:020}")).collect();
        heats.push(race("strings of 20 characters", &texts));
    }
    let bars = heats
        .iter()
        .map(|heat| {
            let what = format!("{}: to a `HashSet`", heat.title);
            Bar::at_most(3.0, what, heat.ratio("inbounds", "HashSet"))
        })
        .collect();
    let chart = Dots {
        title: "Distinct elements".into(),
        subtitle: "all are distinct; nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "unique",
        title: "Distinct elements",
        about: "`unique()` on a vector of distinct elements. `HashSet` inserts a reference to each into a \
                set of the standard library."
            .into(),
        chart: chart.draw(),
        heats,
        bars,
        ..Outcome::default()
    }
}
