//! From JSON to a struct that is checked.

use std::hint::black_box;

use serde::de::DeserializeOwned;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 401;

const EXAM: &str = r#"{"math":30,"physics":50,"chemistry":40}"#;
const ORDER: &str = r#"{"id":48151623,"customer":"Ann Smith","quantity":12,"price":19.9,"tags":["gift","express"]}"#;

/// The derive and nothing more: what a check is compared with.
mod plain {
    #[derive(serde::Deserialize)]
    #[allow(dead_code, reason = "it is there to be made")]
    pub struct Exam {
        math: u8,
        physics: u8,
        chemistry: u8,
    }

    #[derive(serde::Deserialize)]
    #[allow(dead_code, reason = "it is there to be made")]
    pub struct Order {
        id: u64,
        customer: String,
        quantity: u32,
        price: f64,
        tags: Vec<String>,
    }
}

mod ours {
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(serde::Deserialize)]
        pub struct Exam {
            pub math: u8 in 0..=100,
            pub physics: u8 in 0..=100,
            pub chemistry: u8 in 0..=100,
        }
    }

    validated_struct! {
        #[derive(serde::Deserialize)]
        pub struct Order {
            pub id: u64 in 1..,
            pub customer: String in chars(1..=80),
            pub quantity: u32 in 1..=1_000,
            pub price: f64 in 0.0..=1e6,
            pub tags: Vec<String> in (len(..=8), each(chars(1..=24))),
        }
    }
}

mod with_garde {
    #[derive(serde::Deserialize, garde::Validate)]
    pub struct Exam {
        #[garde(range(max = 100))]
        math: u8,
        #[garde(range(max = 100))]
        physics: u8,
        #[garde(range(max = 100))]
        chemistry: u8,
    }

    #[derive(serde::Deserialize, garde::Validate)]
    pub struct Order {
        #[garde(range(min = 1))]
        id: u64,
        #[garde(length(chars, min = 1, max = 80))]
        customer: String,
        #[garde(range(min = 1, max = 1000))]
        quantity: u32,
        #[garde(range(min = 0.0, max = 1e6))]
        price: f64,
        #[garde(length(max = 8), inner(length(chars, min = 1, max = 24)))]
        tags: Vec<String>,
    }
}

mod with_validator {
    use validator::ValidationError;

    #[derive(serde::Deserialize, validator::Validate)]
    pub struct Exam {
        #[validate(range(max = 100))]
        math: u8,
        #[validate(range(max = 100))]
        physics: u8,
        #[validate(range(max = 100))]
        chemistry: u8,
    }

    #[derive(serde::Deserialize, validator::Validate)]
    pub struct Order {
        #[validate(range(min = 1))]
        id: u64,
        #[validate(length(min = 1, max = 80))]
        customer: String,
        #[validate(range(min = 1, max = 1000))]
        quantity: u32,
        #[validate(range(min = 0.0, max = 1e6))]
        price: f64,
        #[validate(length(max = 8), custom(function = "each_tag"))]
        tags: Vec<String>,
    }

    fn each_tag(tags: &[String]) -> Result<(), ValidationError> {
        match tags
            .iter()
            .all(|tag| (1..=24).contains(&tag.chars().count()))
        {
            true => Ok(()),
            false => Err(ValidationError::new("tag")),
        }
    }
}

mod with_nutype {
    use nutype::nutype;

    #[nutype(validate(less_or_equal = 100), derive(Deserialize))]
    struct Mark(u8);

    #[derive(serde::Deserialize)]
    #[allow(dead_code, reason = "it is there to be made")]
    pub struct Exam {
        math: Mark,
        physics: Mark,
        chemistry: Mark,
    }

    #[nutype(validate(greater_or_equal = 1), derive(Deserialize))]
    struct Id(u64);
    #[nutype(validate(len_char_min = 1, len_char_max = 80), derive(Deserialize))]
    struct Customer(String);
    #[nutype(
        validate(greater_or_equal = 1, less_or_equal = 1000),
        derive(Deserialize)
    )]
    struct Quantity(u32);
    #[nutype(
        validate(greater_or_equal = 0.0, less_or_equal = 1e6),
        derive(Deserialize)
    )]
    struct Price(f64);
    #[nutype(validate(len_char_min = 1, len_char_max = 24), derive(Deserialize))]
    struct Tag(String);
    #[nutype(validate(predicate = |tags: &Vec<Tag>| tags.len() <= 8), derive(Deserialize))]
    #[allow(dead_code, reason = "it is there to be made")]
    struct Tags(Vec<Tag>);

    #[derive(serde::Deserialize)]
    #[allow(dead_code, reason = "it is there to be made")]
    pub struct Order {
        id: Id,
        customer: Customer,
        quantity: Quantity,
        price: Price,
        tags: Tags,
    }
}

pub fn run() -> Outcome {
    let mut exam = Race::new("JSON, three numbers");
    enter::<ours::Exam>(&mut exam, "inbounds", EXAM, |_| true);
    enter::<plain::Exam>(&mut exam, "plain derive, no checks", EXAM, |_| true);
    enter::<with_garde::Exam>(&mut exam, "garde", EXAM, by_garde);
    enter::<with_validator::Exam>(&mut exam, "validator", EXAM, by_validator);
    enter::<with_nutype::Exam>(&mut exam, "nutype", EXAM, |_| true);

    let mut order = Race::new("JSON, numbers, text, a list");
    enter::<ours::Order>(&mut order, "inbounds", ORDER, |_| true);
    enter::<plain::Order>(&mut order, "plain derive, no checks", ORDER, |_| true);
    enter::<with_garde::Order>(&mut order, "garde", ORDER, by_garde);
    enter::<with_validator::Order>(&mut order, "validator", ORDER, by_validator);
    enter::<with_nutype::Order>(&mut order, "nutype", ORDER, |_| true);

    let heats = vec![exam.run(ROUNDS), order.run(ROUNDS)];
    let chart = Dots {
        title: "From JSON to a checked struct".into(),
        subtitle: "serde_json, all valid; nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "json",
        title: "JSON",
        about: "`serde_json::from_str` to a struct; then, with garde and validator, `validate()`."
            .into(),
        chart: chart.draw(),
        bars: heats.iter().flat_map(bars).collect(),
        heats,
        ..Outcome::default()
    }
}

fn bars(heat: &Heat) -> [Bar; 3] {
    let title = &heat.title;
    let plain = heat.ratio("inbounds", "plain derive, no checks");
    let [garde, validator] = ["garde", "validator"].map(|peer| heat.ratio(peer, "inbounds"));
    [
        Bar::at_most(1.05, format!("{title}: to plain derive"), plain),
        Bar::at_least(1.0, format!("{title}: garde to inbounds"), garde),
        Bar::at_least(1.0, format!("{title}: validator to inbounds"), validator),
    ]
}

fn by_garde<T: garde::Validate<Context = ()>>(it: &T) -> bool {
    it.validate().is_ok()
}

fn by_validator<T: validator::Validate>(it: &T) -> bool {
    it.validate().is_ok()
}

fn enter<T: DeserializeOwned>(
    race: &mut Race<'_>,
    name: &str,
    json: &'static str,
    check: impl Fn(&T) -> bool + 'static,
) {
    race.enter(name, move |_| {
        let read: T = serde_json::from_str(black_box(json)).expect("valid");
        assert!(check(&read), "valid");
        black_box(&read);
    });
}
