//! Beside Pydantic: a dict of three ints becomes a checked object, and one of them is assigned.

use std::collections::HashMap;
use std::hint::black_box;

use inbounds::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use crate::chart::{Dot, Dots, Group};
use crate::measure::{Figure, Race};
use crate::report::{Bar, Outcome, figure, nanoseconds};

const ROUNDS: usize = 201;

validated_struct! {
    #[derive(Deserialize)]
    pub struct Exam {
        pub math: u8 in 0..=100,
        pub physics: u8 in 0..=100,
        pub chemistry: u8 in 0..=100,
    }
}

pub fn run() -> Outcome {
    let mut race = Race::new("three ints");
    race.enter("inbounds: validate fields", |_| {
        let [math, physics, chemistry] = *black_box(&[30, 50, 40]);
        let fields = ExamFields {
            math,
            physics,
            chemistry,
        };
        black_box(&Exam::validate(fields));
    });
    let map = HashMap::from([("math", 30), ("physics", 50), ("chemistry", 40)]);
    race.enter("inbounds: validate a HashMap", move |_| {
        black_box(&from_map(black_box(&map)));
    });
    let mut exam = Exam::new(30, 50, 40).ok().expect("valid");
    race.enter("inbounds: assign", |i| {
        let done = black_box(&mut exam).set_math(black_box((i % 64) as u8));
        black_box(&done);
    });
    let bad = HashMap::from([("math", 160), ("physics", 50), ("chemistry", 40)]);
    race.enter("inbounds: reject a HashMap", move |_| {
        black_box(&from_map(black_box(&bad)));
    });
    let mut heat = race.run(ROUNDS);

    let mut outcome = Outcome {
        name: "python",
        title: "Beside Pydantic",
        about: "Three ints, each within 0..=100. Pydantic validates a dict, and assigns with \
                `validate_assignment`; here the same is read from a `HashMap<&str, i64>` through \
                serde, or given as fields. Python's loop and call are in its figures."
            .into(),
        ..Outcome::default()
    };
    if let Some((version, [validate, assign, reject])) = pydantic() {
        let ours = |name: &str| heat.median(&format!("inbounds: {name}"));
        let assigned = ours("assign");
        let fields = (validate + assign) / (ours("validate fields") + assigned);
        let map = (validate + assign) / (ours("validate a HashMap") + assigned);
        outcome.bars = vec![
            Bar::at_least(50.0, "Pydantic: validate three ints and assign one", fields),
            Bar::at_least(50.0, "Pydantic: the same, from a HashMap by serde", map),
        ];
        outcome.sentences = vec![format!(
            "Pydantic {version} takes {} times as long to validate three ints and assign one; {} \
             times where ours come out of a `HashMap`, through serde.",
            figure(fields),
            figure(map)
        )];
        for (name, ns) in [
            ("validate a dict", validate),
            ("assign", assign),
            ("reject a dict", reject),
        ] {
            let name = format!("Pydantic: {name}");
            heat.figures.push(Figure::new(name, vec![ns]));
        }
    }
    let dots = heat.figures.iter().map(|figure| Dot {
        name: figure.name.clone(),
        value: figure.median(),
        spread: figure.spread(),
    });
    let chart = Dots {
        title: "Three ints, validated and assigned".into(),
        subtitle: "nanoseconds, logarithmic; shorter is better".into(),
        groups: vec![Group {
            title: String::new(),
            dots: dots.collect(),
        }],
        unit: nanoseconds,
    };
    outcome.chart = chart.draw();
    outcome.heats = vec![heat];
    outcome
}

fn from_map(map: &HashMap<&str, i64>) -> Result<Exam, Error> {
    let pairs = map.iter().map(|(name, value)| (*name, *value));
    Exam::deserialize(MapDeserializer::new(pairs))
}

/// Its version, and the nanoseconds to validate, to assign and to reject.
fn pydantic() -> Option<(String, [f64; 3])> {
    let words = crate::python::words("pydantic_exam.py")?;
    let (version, figures) = words.split_first()?;
    let figures: Vec<f64> = figures
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    Some((version.clone(), figures.try_into().ok()?))
}
