//! For each line of the input, a JSON document: where this crate finds problems, and where garde does
//! behind `axum-valid`, which is where `serde_json` stops, or else what `validate` reports.
//!
//! `tests/problems/compare/compare.py` runs it beside Pydantic.
#![allow(dead_code, reason = "the types are there to be read")]

use std::collections::HashMap;
use std::io::{self, BufRead};

use chrono::{DateTime, NaiveDate, Utc};
use garde::Validate;
use inbounds::prelude::*;
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
        day: NaiveDate,
        price: Decimal in Decimal::ZERO..=Decimal::ONE_THOUSAND,
        customer: Customer,
        lines: Vec<Line> in len(1..=5),
        payment: Payment,
        note: Option<String> in chars(..=20),
        limits: HashMap<String, u8> in values(..=9),
        from: u8 in ..=31,
        to: u8 in ..=31,
    }
    ensure { |order| order.from <= order.to => "from is after to" at [from, to] }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Customer {
        full_name: String in chars(1..=20),
        email: String in contains("@"),
        address: Address,
    }
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Address {
        street: String in chars(1..=20),
        zip: u32 in ..=99_999,
        country: Country,
    }
}

#[derive(Debug, Deserialize)]
enum Country {
    De,
    Fr,
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    struct Line {
        sku: String in chars(1..=8),
        count: u16 in 1..=100,
        tags: Vec<String> in each(chars(1..=5)),
    }
}

#[derive(Debug, Deserialize)]
#[serde(tag = "method")]
enum Payment {
    Card { token: String, cvc: u16 },
    Invoice { due: NaiveDate },
}

#[allow(
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    reason = "as garde wants it, and as the others have it"
)]
mod with_garde {
    use super::{
        Country, DateTime, Decimal, Deserialize, HashMap, NaiveDate, Payment, Utc, Uuid, Validate,
    };

    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct Order {
        #[garde(skip)]
        order_id: Uuid,
        #[garde(skip)]
        placed_at: DateTime<Utc>,
        #[garde(skip)]
        day: NaiveDate,
        #[garde(custom(in_range))]
        price: Decimal,
        #[garde(dive)]
        customer: Customer,
        #[garde(dive, length(min = 1, max = 5))]
        lines: Vec<Line>,
        #[garde(skip)]
        payment: Payment,
        #[garde(inner(length(chars, max = 20)))]
        note: Option<String>,
        #[garde(custom(all_small))]
        limits: HashMap<String, u8>,
        #[garde(range(max = 31), custom(before(&self.to)))]
        from: u8,
        #[garde(range(max = 31))]
        to: u8,
    }

    fn in_range(price: &Decimal, (): &()) -> garde::Result {
        if (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(price) {
            Ok(())
        } else {
            Err(garde::Error::new("out of range"))
        }
    }

    /// It has no rule for the values of a map.
    fn all_small(limits: &HashMap<String, u8>, (): &()) -> garde::Result {
        if limits.values().all(|limit| *limit <= 9) {
            Ok(())
        } else {
            Err(garde::Error::new("out of range"))
        }
    }

    fn before(to: &u8) -> impl FnOnce(&u8, &()) -> garde::Result + '_ {
        move |from, ()| {
            if from <= to {
                Ok(())
            } else {
                Err(garde::Error::new("from is after to"))
            }
        }
    }

    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Customer {
        #[garde(length(chars, min = 1, max = 20))]
        full_name: String,
        #[garde(contains("@"))]
        email: String,
        #[garde(dive)]
        address: Address,
    }

    #[derive(Debug, Deserialize, Validate)]
    struct Address {
        #[garde(length(chars, min = 1, max = 20))]
        street: String,
        #[garde(range(max = 99_999))]
        zip: u32,
        #[garde(skip)]
        country: Country,
    }

    #[derive(Debug, Deserialize, Validate)]
    struct Line {
        #[garde(length(chars, min = 1, max = 8))]
        sku: String,
        #[garde(range(min = 1, max = 100))]
        count: u16,
        #[garde(inner(length(chars, min = 1, max = 5)))]
        tags: Vec<String>,
    }
}

fn by_inbounds(text: &str) -> Vec<[String; 2]> {
    match inbounds::json::from_str::<Order>(text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .iter()
            .map(|problem| [problem.pointer().to_owned(), problem.code().to_owned()])
            .collect(),
    }
}

/// What `axum-valid` answers: the text of serde's error, or the report of garde by paths.
fn by_garde(text: &str) -> Vec<String> {
    let order = match serde_json::from_str::<with_garde::Order>(text) {
        Ok(order) => order,
        Err(error) => return vec![format!("({error})")],
    };
    match order.validate() {
        Ok(()) => Vec::new(),
        Err(report) => report.iter().map(|(path, _)| path.to_string()).collect(),
    }
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let found: Value = json!({ "inbounds": by_inbounds(&line), "garde": by_garde(&line) });
        println!("{found}");
    }
    Ok(())
}
