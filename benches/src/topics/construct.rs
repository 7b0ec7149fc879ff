//! Ten valid numbers become a struct.

use std::hint::black_box;

use crate::chart::Dots;
use crate::measure::Race;
use crate::reading::{Raw, Reading, peers};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 401;

pub fn run() -> Outcome {
    let raw = Raw::valid(64);
    let mut race = Race::new("construct, valid");
    enter::<peers::Inbounds>(&mut race, &raw);
    enter::<peers::ByHand>(&mut race, &raw);
    enter::<peers::Garde>(&mut race, &raw);
    enter::<peers::Validator>(&mut race, &raw);
    enter::<peers::Nutype>(&mut race, &raw);
    enter::<peers::Prae>(&mut race, &raw);
    enter::<peers::ValidatedStruct>(&mut race, &raw);
    let heat = race.run(ROUNDS);

    let bars = vec![
        Bar::at_most(
            1.02,
            "construct, to by hand",
            heat.ratio("inbounds", "by hand"),
        ),
        Bar::at_least(
            1.0,
            "construct, garde to inbounds",
            heat.ratio("garde", "inbounds"),
        ),
        Bar::at_least(
            1.0,
            "construct, validator to inbounds",
            heat.ratio("validator", "inbounds"),
        ),
    ];
    let chart = Dots {
        title: "Constructing a struct of ten bounded numbers".into(),
        subtitle: "all valid; nanoseconds, logarithmic; shorter is better".into(),
        groups: vec![(&heat).into()],
        unit: nanoseconds,
    };
    Outcome {
        name: "construct",
        title: "Construct",
        about: "A struct of ten numbers, each under a rule, from ten valid numbers. garde and \
                validator only check: a struct literal and `validate()`. nutype and prae have a \
                type a field."
            .into(),
        chart: chart.draw(),
        heats: vec![heat],
        bars,
        ..Outcome::default()
    }
}

fn enter<'a, R: Reading + 'a>(race: &mut Race<'a>, raw: &'a [Raw]) {
    race.enter(R::PEER, |i| {
        let reading = R::create(*black_box(&raw[i % 64]));
        black_box(&reading);
    });
}
