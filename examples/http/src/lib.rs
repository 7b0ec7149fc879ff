//! An order service. `order.rs` says once what an order is; from it come the checks, the answers
//! to bad requests and the `OpenAPI` document.

mod openapi;
mod order;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use inbounds::axum::{Json, Query};
use inbounds::error::{self, Problems, Violation};
use inbounds::json::Merge;
use inbounds::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use order::{Order, Page, Stored};

/// The orders that were taken.
type Store = Arc<Mutex<HashMap<Uuid, Order>>>;

fn open(store: &Store) -> MutexGuard<'_, HashMap<Uuid, Order>> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes an order whose articles are in stock.
async fn take(State(store): State<Store>, Json(order): Json<Order>) -> Result<Response, Problems> {
    let missing = out_of_stock(&order).await;
    if !missing.is_empty() {
        return Err(order.reject(missing).into());
    }
    let id = Uuid::new_v4();
    open(&store).insert(id, order.clone());
    Ok((StatusCode::CREATED, Json(Stored { id, order })).into_response())
}

/// What only a query can find, as violations like all others.
async fn out_of_stock(order: &Order) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (i, line) in order.lines().iter().enumerate() {
        if stock_of(*line.sku()).await < line.quantity() {
            let path = error::Path::default()
                .field("lines")
                .index(i)
                .field("quantity");
            violations.push(Violation::new(
                path,
                "out_of_stock",
                "there are not so many left",
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

async fn list(State(store): State<Store>, Query(page): Query<Page>) -> Json<Vec<Stored>> {
    let mut all: Vec<Stored> = open(&store)
        .iter()
        .filter(|(_, order)| {
            page.email()
                .as_ref()
                .is_none_or(|email| order.customer().email() == email)
        })
        .map(|(id, order)| Stored {
            id: *id,
            order: order.clone(),
        })
        .collect();
    all.sort_by_key(|stored| *stored.order.placed_at());
    let (page, size) = (page.page() as usize, page.size() as usize);
    Json(all.into_iter().skip((page - 1) * size).take(size).collect())
}

async fn show(State(store): State<Store>, Path(id): Path<Uuid>) -> Result<Json<Order>, StatusCode> {
    open(&store)
        .get(&id)
        .cloned()
        .map(Json)
        .ok_or(StatusCode::NOT_FOUND)
}

/// A JSON merge patch: what it has is changed, all at once or nothing.
async fn change(
    State(store): State<Store>,
    Path(id): Path<Uuid>,
    Json(patch): Json<Value>,
) -> Result<Json<Order>, Response> {
    let mut store = open(&store);
    let order = store
        .get_mut(&id)
        .ok_or(StatusCode::NOT_FOUND.into_response())?;
    Merge::new(&patch)
        .read_only(&["placedAt"])
        .apply(order)
        .map_err(IntoResponse::into_response)?;
    Ok(Json(order.clone()))
}

/// Everything that the program serves.
pub fn app() -> Router {
    Router::new()
        .route("/orders", get(list).post(take))
        .route("/orders/{id}", get(show).patch(change))
        .route("/openapi.json", get(async || Json(openapi::document())))
        .with_state(Store::default())
}
