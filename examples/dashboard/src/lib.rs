//! The dashboard: a page that shows what a service has live, where it was created, and how old it is.
//!
//! The page is one file without a build step, and fetches the report twice a second.

pub mod service;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};
use axum::routing::{get, post};
use inbounds::tracker;
use service::Service;

/// At most two answers a second for a page that repeats its request at once.
const PACE: Duration = Duration::from_millis(500);

async fn report(State(service): State<Arc<Service>>) -> impl IntoResponse {
    tokio::time::sleep(PACE).await;
    let (is_leaking, seconds) = (service.is_leaking(), service.seconds());
    let report = tracker::report().to_json();
    let json = format!(r#"{{"seconds":{seconds:.3},"leaking":{is_leaking},"report":{report}}}"#);
    ([(CONTENT_TYPE, "application/json")], json)
}

/// Everything that the program serves.
pub fn app(service: Arc<Service>) -> Router {
    Router::new()
        .route("/", get(async || Html(include_str!("page.html"))))
        .route("/report", get(report))
        .route(
            "/leak",
            post(async |State(service): State<Arc<Service>>| service.leak(true)),
        )
        .route(
            "/mend",
            post(async |State(service): State<Arc<Service>>| service.leak(false)),
        )
        .with_state(service)
}

/// The load, for as long as the runtime runs.
pub async fn load(service: Arc<Service>) {
    let mut ticks = tokio::time::interval(Duration::from_millis(50));
    loop {
        ticks.tick().await;
        service.tick();
    }
}
