//! One field of ten is assigned.

use std::hint::black_box;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::reading::{Raw, Reading, peers};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 401;

/// What is assigned, and whether the message is read.
#[derive(Clone, Copy)]
enum Case {
    Valid,
    Rejected,
    Read,
}

pub fn run() -> Outcome {
    let valid = race("assign, valid", Case::Valid);
    let rejected = race("assign, rejected", Case::Rejected);
    let read = race("assign, rejected, message read", Case::Read);

    let mut bars = vec![Bar::at_most(
        1.02,
        "assign, to by hand",
        valid.ratio("inbounds", "by hand"),
    )];
    for (heat, least) in [(&valid, 1.0), (&rejected, 20.0), (&read, 1.0)] {
        for peer in ["garde", "validator"] {
            let what = format!("{}: {peer} to inbounds", heat.title);
            bars.push(Bar::at_least(least, what, heat.ratio(peer, "inbounds")));
        }
    }
    let heats = vec![valid, rejected, read];
    let chart = Dots {
        title: "Assigning one field of ten".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "assign",
        title: "Assign",
        about: "One `u8` of a struct of ten numbers. garde and validator check the whole struct, \
                and have no setters: here one assigns, checks, and puts the old value back where \
                the check fails."
            .into(),
        chart: chart.draw(),
        heats,
        bars,
        ..Outcome::default()
    }
}

fn race(title: &str, case: Case) -> Heat {
    let mut race = Race::new(title);
    enter::<peers::Inbounds>(&mut race, case);
    enter::<peers::ByHand>(&mut race, case);
    enter::<peers::Garde>(&mut race, case);
    enter::<peers::Validator>(&mut race, case);
    enter::<peers::Nutype>(&mut race, case);
    enter::<peers::Prae>(&mut race, case);
    if !matches!(case, Case::Read) {
        enter::<peers::ValidatedStruct>(&mut race, case);
    }
    race.run(ROUNDS)
}

fn enter<R: Reading + 'static>(race: &mut Race<'_>, case: Case) {
    let raw = Raw::valid(64);
    let reading = raw.iter().map(|raw| R::create(*raw).ok().expect("valid"));
    let mut reading: Vec<R> = reading.collect();
    let rejected = |rejected: Result<(), R::FieldError>| match rejected {
        Ok(()) => panic!("{} accepts a bad number", R::PEER),
        Err(rejected) => rejected,
    };
    match case {
        Case::Valid => race.enter(R::PEER, move |i| {
            let done = black_box(&mut reading[i % 64]).set_humidity(black_box((i % 64) as u8));
            black_box(&done);
        }),
        Case::Rejected => race.enter(R::PEER, move |i| {
            let err = black_box(&mut reading[i % 64]).set_humidity(black_box(101 + (i % 64) as u8));
            black_box(&rejected(err));
        }),
        Case::Read => race.enter(R::PEER, move |i| {
            let err = black_box(&mut reading[i % 64]).set_humidity(black_box(101 + (i % 64) as u8));
            black_box(R::read_field(&rejected(err)));
        }),
    }
}
