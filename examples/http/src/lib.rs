//! An order service. `order.rs` says once what an order is; from it come the checks, the answers
//! to bad requests and the `OpenAPI` document.

mod order;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use inbounds::axum::openapi::Api;
use inbounds::axum::{Json, Query};
use inbounds::error::{self, Problems, Violation};
use inbounds::json::Merge;
use inbounds::prelude::*;
use serde_json::Value;
use tokio::sync::Mutex;
use uuid::Uuid;

use order::{Order, Page, Stored};

/// The orders that were taken.
type Store = Arc<Mutex<BTreeMap<Uuid, Order>>>;

fn not_found() -> Problems {
    Problems::from_status(404, "not_found", "there is no such order")
}

/// Takes an order whose articles are in stock.
async fn take(
    State(store): State<Store>,
    Json(order): Json<Order>,
) -> Result<(StatusCode, Json<Stored>), Problems> {
    let missing = out_of_stock(&order).await;
    if !missing.is_empty() {
        return Err(order.reject(missing).into());
    }
    let id = Uuid::now_v7();
    store.lock().await.insert(id, order.clone());
    Ok((StatusCode::CREATED, Json(Stored { id, order })))
}

/// What only a query can find, as violations like all others.
async fn out_of_stock(order: &Order) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (i, line) in order.lines().iter().enumerate() {
        if stock_of(*line.sku()).await < line.quantity() {
            let line = error::Path::from("lines").index(i);
            let message = "there are not so many left";
            violations.push(Violation::new(
                line.field("quantity"),
                "out_of_stock",
                message,
            ));
        }
    }
    violations
}

/// In place of a database.
async fn stock_of(sku: Uuid) -> u32 {
    tokio::task::yield_now().await;
    if sku.is_nil() { 0 } else { 100 }
}

/// The oldest come first.
async fn list(State(store): State<Store>, Query(page): Query<Page>) -> Json<Vec<Stored>> {
    let is_listed = |order: &Order| match page.email() {
        Some(email) => order.customer().email() == email,
        None => true,
    };
    let store = store.lock().await;
    let found = store.iter().filter(|(_, order)| is_listed(order));
    let found = found.map(|(&id, order)| Stored {
        id,
        order: order.clone(),
    });
    Json(found.skip(page.start()).take(page.size().into()).collect())
}

async fn show(State(store): State<Store>, Path(id): Path<Uuid>) -> Result<Json<Order>, Problems> {
    let order = store.lock().await.get(&id).cloned();
    order.map(Json).ok_or_else(not_found)
}

/// A JSON merge patch: what it has is changed, all at once or nothing.
async fn change(
    State(store): State<Store>,
    Path(id): Path<Uuid>,
    Json(patch): Json<Value>,
) -> Result<Json<Order>, Problems> {
    let mut store = store.lock().await;
    let order = store.get_mut(&id).ok_or_else(not_found)?;
    Merge::new(&patch).read_only(&["placedAt"]).apply(order)?;
    Ok(Json(order.clone()))
}

/// Everything that the program serves, with its description at `/openapi.json` and `/docs`.
pub fn app() -> Router {
    Api::new("Orders", "1")
        .get("/orders", list)
        .post("/orders", take)
        .get("/orders/{id}", show)
        .patch("/orders/{id}", change)
        .into_router()
        .with_state(Store::default())
}
