//! Of ten numbers, one is bad, or three are.

use std::hint::black_box;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::reading::{Raw, Reading, peers};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 201;

pub fn run() -> Outcome {
    let one: Vec<Raw> = Raw::valid(64).into_iter().map(Raw::one_bad).collect();
    let three: Vec<Raw> = Raw::valid(64).into_iter().map(Raw::three_bad).collect();
    let heats = vec![
        race("reject, 1 bad of 10", &one, false),
        race("reject, 1 bad, message read", &one, true),
        race("reject, 3 bad of 10", &three, false),
        race("reject, 3 bad, messages read", &three, true),
    ];

    let mut bars = Vec::new();
    for heat in &heats {
        let least = if heat.title.ends_with("read") {
            1.0
        } else {
            20.0
        };
        for peer in ["garde", "validator"] {
            let what = format!("{}: {peer} to inbounds", heat.title);
            bars.push(Bar::at_least(least, what, heat.ratio(peer, "inbounds")));
        }
    }
    let chart = Dots {
        title: "Rejecting a struct of ten bounded numbers".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "reject",
        title: "Construct, rejected",
        about: "inbounds, garde and validator report every bad field, the others the first; \
                validated_struct gives no reason. inbounds and validated_struct return the value, \
                prae that of the field. Read: the message, as a `String`."
            .into(),
        chart: chart.draw(),
        heats,
        bars,
        ..Outcome::default()
    }
}

fn race(title: &str, raw: &[Raw], read: bool) -> Heat {
    let mut race = Race::new(title);
    enter::<peers::Inbounds>(&mut race, raw, read);
    enter::<peers::ByHand>(&mut race, raw, read);
    enter::<peers::Garde>(&mut race, raw, read);
    enter::<peers::Validator>(&mut race, raw, read);
    enter::<peers::Nutype>(&mut race, raw, read);
    enter::<peers::Prae>(&mut race, raw, read);
    if !read {
        enter::<peers::ValidatedStruct>(&mut race, raw, read);
    }
    race.run(ROUNDS)
}

fn enter<'a, R: Reading + 'a>(race: &mut Race<'a>, raw: &'a [Raw], read: bool) {
    let rejected = |i: usize| match R::create(*black_box(&raw[i % 64])) {
        Ok(_) => panic!("{} accepts a bad number", R::PEER),
        Err(rejected) => rejected,
    };
    if read {
        race.enter(R::PEER, move |i| {
            black_box(R::read(&rejected(i)));
        });
    } else {
        race.enter(R::PEER, move |i| {
            black_box(&rejected(i));
        });
    }
}
