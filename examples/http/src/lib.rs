//! An HTTP app that takes exams as JSON. For a body that violates rules it returns 422 and every
//! violation as JSON; a valid one is stored.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use inbounds::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

validated_struct! {
    /// One student's marks, each out of 100.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Exam: weak {
        pub student: String via trim in chars(1..=40),
        pub math: u8 in 0..=100,
        pub physics: u8 in 0..=100,
        pub chemistry: u8 in 0..=100,
    }
}

/// An extractor: a body that is a valid `S`.
struct Valid<S>(S);

impl<S, T> FromRequest<T> for Valid<S>
where
    S: Validated<Fields: DeserializeOwned>,
    T: Send + Sync,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &T) -> Result<Self, Response> {
        match Json::from_request(request, state).await {
            Ok(Json(fields)) => S::validate(fields).map(Valid).map_err(|rejected| {
                (StatusCode::UNPROCESSABLE_ENTITY, Json(rejected)).into_response()
            }),
            // Not JSON, or other fields; or a field that is a validated struct itself, which serde
            // validates while reading: `InnerFields in valid()` would be a violation like any other.
            Err(unread) => Err((
                unread.status(),
                Json(json!({ "error": unread.body_text() })),
            )
                .into_response()),
        }
    }
}

/// The stored exams.
type Store = Arc<Mutex<Vec<Exam>>>;

async fn take(State(store): State<Store>, Valid(exam): Valid<Exam>) -> (StatusCode, Json<Exam>) {
    let mut exams = store.lock().unwrap_or_else(PoisonError::into_inner);
    exams.push(exam.clone());
    (StatusCode::CREATED, Json(exam))
}

async fn list(State(store): State<Store>) -> Json<Vec<Exam>> {
    let exams = store.lock().unwrap_or_else(PoisonError::into_inner);
    Json(exams.clone())
}

/// The routes.
pub fn app() -> Router {
    Router::new()
        .route("/exams", post(take).get(list))
        .route(
            "/report",
            get(async || inbounds::tracker::report().to_string()),
        )
        .with_state(Store::default())
}
