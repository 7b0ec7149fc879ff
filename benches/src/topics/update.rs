//! Three fields of ten change in one step: all of them, or none.

use std::hint::black_box;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::reading::{Raw, Several, peers};
use crate::report::{Outcome, nanoseconds};

const ROUNDS: usize = 201;

pub fn run() -> Outcome {
    let heats = vec![
        race("update of 3, valid", true),
        race("update of 3, rejected", false),
    ];
    let chart = Dots {
        title: "Three fields of ten in one step".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "update",
        title: "Update",
        about: "`update(|fields| ..)` changes a copy of all ten fields, checks it, and puts it in \
                place: any fields can change, and any clause over several of them is checked. For \
                the others it is written by hand for these three fields: garde and \
                validator assign, check, and put the old values back; nutype and prae make three \
                values before they assign. validated_struct has setters for one field only."
            .into(),
        chart: chart.draw(),
        heats,
        ..Outcome::default()
    }
}

fn race(title: &str, valid: bool) -> Heat {
    let mut race = Race::new(title);
    enter::<peers::Inbounds>(&mut race, valid);
    enter::<peers::ByHand>(&mut race, valid);
    enter::<peers::Garde>(&mut race, valid);
    enter::<peers::Validator>(&mut race, valid);
    enter::<peers::Nutype>(&mut race, valid);
    enter::<peers::Prae>(&mut race, valid);
    race.run(ROUNDS)
}

fn enter<R: Several + 'static>(race: &mut Race<'_>, valid: bool) {
    let raw = Raw::valid(64);
    let reading = raw.iter().map(|raw| R::create(*raw).ok().expect("valid"));
    let mut reading: Vec<R> = reading.collect();
    let minute: u8 = if valid { 59 } else { 60 };
    race.enter(R::PEER, move |i| {
        let [hour, minute] = black_box([(i % 24) as u8, minute]);
        let sample = black_box(1 + i as u64);
        let done = black_box(&mut reading[i % 64]).advance(hour, minute, sample);
        assert_eq!(done, valid, "{}", R::PEER);
    });
}
