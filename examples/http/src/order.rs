//! What an order is.

use chrono::{DateTime, NaiveDate, Utc};
use inbounds::prelude::*;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

validated_struct! {
    /// What a customer orders.
    #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct Order {
        pub placed_at: DateTime<Utc>,
        /// On which day it is wanted.
        pub wanted_on: Option<NaiveDate>,
        pub customer: Customer,
        pub lines: Vec<Line> in len(1..=50),
        pub payment: Payment,
        pub note: Option<String> via { |note: Option<String>| note.map(trim) } in chars(..=200),
    }
    ensure {
        |order| order.wanted_on.is_none_or(|day| day >= order.placed_at.date_naive())
            => "it cannot be delivered before it was ordered" at [wanted_on, placed_at],
    }
}

validated_struct! {
    /// Who orders it.
    #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    pub struct Customer {
        pub full_name: String via trim in chars(1..=80),
        pub email: String in email(),
        pub address: Address,
    }
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    pub struct Address {
        pub street: String in chars(1..=80),
        pub postal_code: String in (chars(4..=10), alphanumeric()),
        pub country: Country = { Country::De },
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    De,
    Fr,
    Us,
}

validated_struct! {
    /// So many of one article.
    #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    pub struct Line {
        pub sku: Uuid,
        pub quantity: u32 = 1 in 1..=999,
        pub unit_price: Decimal in (
            Decimal::ZERO..=Decimal::ONE_THOUSAND,
            satisfies(|price: &Decimal| price.scale() <= 2, "an amount in cents"),
        ),
    }
}

/// How it is paid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "method",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Payment {
    Card { token: String },
    Invoice { due_on: NaiveDate },
}

/// An order and the id that it was given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Stored {
    pub id: Uuid,
    #[serde(flatten)]
    pub order: Order,
}

validated_struct! {
    /// Which orders are listed.
    #[derive(Clone, Debug, Deserialize, JsonSchema)]
    pub struct Page {
        pub email: Option<String>,
        pub page: u16 = 1 in 1..=10_000,
        pub size: u8 = 20 in 1..=100,
    }
}

impl Page {
    pub fn start(&self) -> usize {
        (usize::from(self.page()) - 1) * usize::from(self.size())
    }
}
