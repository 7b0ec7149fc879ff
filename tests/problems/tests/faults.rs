//! Orders into which faults are put: every one of them is found where it was put, and nothing else.
//!
//! `ORDERS=100000 cargo test --release -p problems-tests --test faults -- --nocapture` says how many
//! there were.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use inbounds::prelude::*;
use problems_tests::{ID, Random};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Order {
        order_id: Uuid,
        placed_at: DateTime<Utc>,
        customer: Customer,
        lines: Vec<Line> in len(1..=5),
        note: Option<String> in chars(..=20),
        priority: u8 in 1..=5,
        shape: Shape,
        span: Span,
        #[serde(rename = "tags")]
        labels: HashMap<String, u8> in values(..=9),
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Customer {
        name: String in chars(1..=20),
        email: String in contains("@"),
        #[serde(alias = "addr")]
        address: Address,
        tags: Vec<String> in each(chars(1..=8)),
    }
}

#[derive(Debug, Deserialize)]
struct Address {
    street: String,
    zip: u32,
    country: Country,
    since: NaiveDate,
}

#[derive(Debug, Deserialize)]
enum Country {
    De,
    Fr,
    Us,
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Line {
        sku: Uuid,
        quantity: Quantity,
        unit_price: Decimal in Decimal::ZERO..=Decimal::ONE_THOUSAND,
        options: HashMap<String, i32>,
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Quantity {
        count_of: u16 in 1..=100,
        unit: String in chars(1..=3),
    }
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
enum Shape {
    Circle { r: u32, name: String },
    Box { w: i32, h: i32 },
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Span {
        from: i64 in 0..=20,
        to: i64,
        name: String in chars(..=9),
    }
    ensure { |span| span.from <= span.to => "from is after to" at [from, to] }
}

enum Change {
    Set(Value),
    Remove,
}

struct Fault {
    at: String,
    change: Change,
    /// The problem that it makes, if that is not of its code where it is put.
    found: (String, &'static str),
}

struct Plan {
    lines: usize,
    is_circle: bool,
}

impl Plan {
    fn valid(&self) -> Value {
        let line = json!({
            "sku": ID, "quantity": { "countOf": 1, "unit": "kg" }, "unitPrice": "1.5",
            "options": { "a": 1, "b": 2 },
        });
        json!({
            "orderId": ID, "placedAt": "2024-05-01T10:00:00Z",
            "customer": {
                "name": "Ann", "email": "a@b",
                "address": { "street": "M", "zip": 1, "country": "De", "since": "2020-02-29" },
                "tags": ["a", "b"],
            },
            "lines": vec![line; self.lines], "note": null, "priority": 3,
            "shape": if self.is_circle { json!({ "type": "Circle", "r": 1, "name": "x" }) } else { json!({ "type": "Box", "w": 1, "h": 2 }) },
            "span": { "from": 1, "to": 5, "name": "" },
            "tags": { "x": 1 },
        })
    }

    /// All that can be wrong with it.
    #[allow(clippy::too_many_lines, reason = "a list")]
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut set = |at: &str, value: Value, code: &'static str| {
            faults.push(Fault {
                at: at.to_owned(),
                change: Change::Set(value),
                found: (at.to_owned(), code),
            });
        };
        let mut required: Vec<String> = [
            "/orderId",
            "/placedAt",
            "/customer",
            "/lines",
            "/priority",
            "/shape",
            "/span",
            "/tags",
            "/customer/name",
            "/customer/email",
            "/customer/address",
            "/customer/tags",
            "/customer/address/street",
            "/customer/address/zip",
            "/customer/address/country",
            "/customer/address/since",
            "/span/from",
            "/span/to",
            "/span/name",
            "/shape/type",
        ]
        .map(str::to_owned)
        .to_vec();
        required.extend(if self.is_circle {
            ["/shape/r", "/shape/name"].map(str::to_owned)
        } else {
            ["/shape/w", "/shape/h"].map(str::to_owned)
        });
        for line in 0..self.lines {
            for field in [
                "sku",
                "quantity",
                "unitPrice",
                "options",
                "quantity/countOf",
                "quantity/unit",
            ] {
                required.push(format!("/lines/{line}/{field}"));
            }
        }
        for at in &required {
            if at != "/shape" && at != "/shape/type" {
                set(at, json!(true), "type");
                set(at, Value::Null, "type");
            }
        }
        set("/orderId", json!("no"), "invalid");
        set("/placedAt", json!("never"), "invalid");
        set("/priority", json!(-1), "range");
        set("/priority", json!(6), "range");
        set("/note", json!([1]), "type");
        set("/note", json!("x".repeat(21)), "length");
        set("/zzz", json!({ "a": [1, 2] }), "unknown_field");
        set("/yyy", json!(null), "unknown_field");
        set("/tags/y", json!(10), "range");
        set("/tags/z", json!("1"), "type");
        set("/customer/qq", json!(1), "unknown_field");
        set("/customer/name", json!(""), "length");
        set("/customer/email", json!("no one"), "contains");
        set("/customer/tags/1", json!(7), "type");
        set("/customer/tags/0", json!({}), "type");
        set("/customer/tags/0", json!(""), "length");
        set("/customer/address/country", json!("Xx"), "one_of");
        set("/customer/address/since", json!("2021-02-29"), "invalid");
        set("/shape/type", json!("Hex"), "one_of");
        set("/span/from", json!(21), "range");
        set("/span/name", json!("0123456789"), "length");
        set("/lines", json!([]), "length");
        for line in 0..self.lines {
            let at = |field: &str| format!("/lines/{line}{field}");
            set(&at(""), json!("x"), "type");
            set(&at("/sku"), json!("bad"), "invalid");
            set(&at("/quantity/countOf"), json!(0), "range");
            set(&at("/quantity/countOf"), json!(70_000), "range");
            set(&at("/quantity/unit"), json!("pieces"), "length");
            set(&at("/unitPrice"), json!("1,5"), "invalid");
            set(&at("/unitPrice"), json!("1000.01"), "range");
            set(&at("/options/a"), json!("x"), "type");
            set(&at("/options/b"), json!(1_u64 << 40), "range");
        }
        // Two fields are wrong together.
        faults.push(Fault {
            at: "/span/to".to_owned(),
            change: Change::Set(json!(-1)),
            found: ("/span/from".to_owned(), "ensure"),
        });
        for at in required {
            faults.push(Fault {
                found: (at.clone(), "required"),
                change: Change::Remove,
                at,
            });
        }
        faults
    }
}

fn apply(document: &mut Value, at: &str, change: Change) {
    let (parent, last) = at.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), change) {
        (Value::Object(map), Change::Set(value)) => drop(map.insert(last.to_owned(), value)),
        (Value::Object(map), Change::Remove) => drop(map.remove(last)),
        (Value::Array(items), Change::Set(value)) => items[last.parse::<usize>().unwrap()] = value,
        _ => unreachable!("{at}"),
    }
}

/// Whether one place is the other or in it.
fn is_within(a: &str, b: &str) -> bool {
    a.strip_prefix(b)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether what is wrong at one place hides the other.
fn hides(a: &str, b: &str) -> bool {
    is_within(b, a)
        || (a == "/shape/type" && is_within(b, "/shape"))
        || (is_within(a, "/span") && is_within(b, "/span") && (a == "/span/to" || b == "/span/to"))
}

#[test]
fn every_fault_is_found_and_no_other() {
    let orders: usize = match std::env::var("ORDERS") {
        Ok(orders) => orders.parse().unwrap(),
        Err(_) => 1000,
    };
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut put, mut wrong) = (0, 0);
    for _ in 0..orders {
        let order = Plan {
            lines: 1 + random.below(5),
            is_circle: random.below(2) == 0,
        };
        let mut document = order.valid();
        let mut places: Vec<String> = Vec::new();
        let mut expected: Vec<(String, &str)> = Vec::new();
        for _ in 0..=random.below(14) {
            let mut faults = order.faults();
            let fault = faults.swap_remove(random.below(faults.len()));
            if places
                .iter()
                .any(|at| hides(at, &fault.at) || hides(&fault.at, at))
            {
                continue;
            }
            apply(&mut document, &fault.at, fault.change);
            places.push(fault.at);
            expected.push(fault.found);
        }
        let text = document.to_string();
        let problems = inbounds::json::from_str::<Order>(&text).unwrap_err();
        let mut found: Vec<(String, &str)> = problems
            .iter()
            .map(|problem| (problem.pointer().to_owned(), problem.code()))
            .collect();
        found.sort();
        expected.sort();
        put += expected.len();
        for problem in &problems {
            // The position is that of the value.
            let at = problem.position().unwrap().offset;
            let value = document.pointer(problem.pointer());
            if let (Some(value), false) = (
                value,
                problem.code() == "unknown_field" || problem.code() == "ensure",
            ) {
                let mut values =
                    serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
                assert_eq!(
                    &values.next().unwrap().unwrap(),
                    value,
                    "{}",
                    problem.pointer()
                );
            }
        }
        if found == expected {
            continue;
        }
        let lost = expected.iter().filter(|it| !found.contains(it));
        wrong += 1;
        if wrong <= 5 {
            let extra: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
            println!(
                "{text}\n lost {:?}\n extra {extra:?}",
                lost.collect::<Vec<_>>()
            );
        }
    }
    println!("{orders} orders, {put} faults, {wrong} lists differ");
    assert_eq!(wrong, 0);
}
