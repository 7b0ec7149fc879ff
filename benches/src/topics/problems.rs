//! Every problem of a document at once: what it costs if there is none, and if there are ten.

use std::hint::black_box;

use inbounds::prelude::*;

use crate::chart::Dots;
use crate::measure::Race;
use crate::report::{Bar, Outcome, nanoseconds};

const ROUNDS: usize = 401;

validated_struct! {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct Order {
        pub order_id: u64 in 1..,
        pub customer: Customer,
        pub lines: Vec<Line> in len(1..=50),
        pub note: Option<String> in chars(..=200),
    }
}

validated_struct! {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub struct Customer {
        pub full_name: String in chars(1..=80),
        pub street: String in chars(1..=80),
        pub postal_code: String in (chars(4..=10), alphanumeric()),
        pub tags: Vec<String> in each(chars(1..=24)),
    }
}

validated_struct! {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub struct Line {
        pub sku: String in chars(1..=20),
        pub quantity: u32 in 1..=999,
        pub unit_price: f64 in 0.0..=1e6,
        pub is_gift: bool,
    }
}

/// Lines as in a request, of which the first ones are given.
fn order(customer: &str, lines: &[&str]) -> String {
    let good = r#"{ "sku": "AB-0001", "quantity": 12, "unitPrice": 19.9, "isGift": false }"#;
    let lines: Vec<&str> = lines.iter().copied().chain([good; 10]).take(10).collect();
    format!(
        "{{ \"orderId\": 48151623,\n  \"customer\": {customer},\n  \"lines\": [\n    {}\n  ] }}",
        lines.join(",\n    ")
    )
}

fn good() -> String {
    let customer = r#"{ "fullName": "Ann Smith", "street": "Main Street 1", "postalCode": "12345", "tags": ["a", "b"] }"#;
    order(customer, &[])
}

/// Ten problems: of types, of ranges and lengths, missing and unknown fields.
fn bad() -> String {
    let customer = r#"{ "fullName": "", "street": 7, "postalCode": "1-2345", "tags": ["a", ""] }"#;
    let lines = [
        r#"{ "sku": "AB-0001", "quantity": 0, "unitPrice": "19.9", "isGift": false }"#,
        r#"{ "sku": "AB-0002", "quantity": -1, "unitPrice": 19.9 }"#,
        r#"{ "quantity": 12, "unitPrice": 1e9, "isGift": false }"#,
    ];
    order(customer, &lines)
}

pub fn run() -> Outcome {
    let (good, bad) = (good(), bad());
    let found = match inbounds::json::from_str::<Order>(&bad) {
        Ok(_) => 0,
        Err(problems) => problems.as_slice().len(),
    };
    assert_eq!(found, 10);

    let mut success = Race::new(format!("a good document, {} bytes", good.len()));
    success.enter("inbounds::json", |_| {
        black_box(inbounds::json::from_str::<Order>(black_box(&good)).is_ok());
    });
    success.enter("serde_json", |_| {
        black_box(serde_json::from_str::<Order>(black_box(&good)).is_ok());
    });

    let mut failure = Race::new(format!("ten problems, {} bytes", bad.len()));
    failure.enter("inbounds::json, all of them", |_| {
        black_box(inbounds::json::from_str::<Order>(black_box(&bad)).is_ok());
    });
    failure.enter("serde_json, the first", |_| {
        black_box(serde_json::from_str::<Order>(black_box(&bad)).is_ok());
    });

    let heats = vec![success.run(ROUNDS), failure.run(ROUNDS)];
    let bars = vec![
        Bar::at_most(
            1.02,
            "a good document: to serde_json",
            heats[0].ratio("inbounds::json", "serde_json"),
        ),
        Bar::at_most(
            50.0,
            "ten problems: microseconds",
            heats[1].median("inbounds::json, all of them") / 1000.0,
        ),
    ];
    let chart = Dots {
        title: "Every problem of a document".into(),
        subtitle: "JSON to nested validated structs; nanoseconds, logarithmic".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "problems",
        title: "Every problem at once",
        about: "An order with a customer and ten lines, all of them validated structs, read by \
                `inbounds::json::from_str` and by `serde_json::from_str`."
            .into(),
        chart: chart.draw(),
        bars,
        heats,
        ..Outcome::default()
    }
}
