//! The `OpenAPI` document of a service, derived from its handlers.
//!
//! Requires the features `axum` and `schemars`. [`Api`] takes handlers like an axum `Router`, and derives the
//! document from their types: the extractors describe the request, the return type describes the responses.
//! Schemas are those of `JsonSchema`, with the rules of validated structs.

use std::collections::HashSet;

use ::axum::Router;
use ::axum::handler::Handler;
use ::axum::response::Html;
use ::axum::routing::{self, MethodRouter};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

pub use describe::{Input, Operation, Output, Typed};

mod describe;

/// A router that describes its handlers as `OpenAPI` 3.1.
///
/// ```
/// use axum::{Router, extract::Path, http::StatusCode};
/// use inbounds::axum::{Json, openapi::Api};
/// use inbounds::error::Problems;
///
/// async fn square(Path(number): Path<u16>) -> Result<Json<u16>, Problems> {
///     let too_large = || Problems::from_status(404, "too_large", "the square is too large");
///     number.checked_mul(number).map(Json).ok_or_else(too_large)
/// }
/// async fn sum(Json(numbers): Json<Vec<u8>>) -> (StatusCode, Json<u32>) {
///     (StatusCode::CREATED, Json(numbers.into_iter().map(u32::from).sum()))
/// }
///
/// let api = Api::new("Numbers", "1").get("/squares/{number}", square).post("/sums", sum);
/// let document = api.document();
/// let square = &document["paths"]["/squares/{number}"]["get"];
/// assert_eq!(square["operationId"], "square");
/// assert_eq!(square["parameters"][0]["schema"]["maximum"], 65535);
/// let sum = &document["paths"]["/sums"]["post"];
/// assert_eq!(sum["requestBody"]["content"]["application/json"]["schema"]["type"], "array");
/// let app: Router = api.into_router(); // with `/openapi.json`, and `/docs` to read it
/// ```
///
/// Extractors implement [`Input`], and return types implement [`Output`]. `examples/http` is a service with
/// validated structs.
pub struct Api<S = ()> {
    router: Router<S>,
    title: String,
    version: String,
    paths: Map<String, Value>,
    names: HashSet<String>,
    schemas: SchemaGenerator,
}

impl<S> std::fmt::Debug for Api<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Api")
            .field("title", &self.title)
            .field("version", &self.version)
            .field("paths", &self.paths)
            .finish_non_exhaustive()
    }
}

macro_rules! methods {
    ($($method:ident)*) => {$(
        #[doc = concat!("Adds a handler of `", stringify!($method), "` requests.")]
        ///
        /// ```
        /// use inbounds::axum::{Json, openapi::Api};
        ///
        #[doc = concat!("let api = Api::<()>::new(\"Numbers\", \"1\").", stringify!($method),
            "(\"/seven\", async || Json(7_u8));")]
        #[doc = concat!("assert!(api.document()[\"paths\"][\"/seven\"].get(\"", stringify!($method),
            "\").is_some());")]
        /// ```
        #[must_use]
        pub fn $method<T: 'static, H: Handler<T, S> + Typed<T>>(self, path: &str, handler: H) -> Self {
            self.route::<T, H>(path, stringify!($method), routing::$method(handler))
        }
    )*};
}

impl<S: Clone + Send + Sync + 'static> Api<S> {
    /// Creates an API without operations, with its title and version.
    ///
    /// ```
    /// let api = inbounds::axum::openapi::Api::<()>::new("Orders", "1.2");
    /// assert_eq!(api.document()["info"]["version"], "1.2");
    /// ```
    #[must_use]
    pub fn new(title: &str, version: &str) -> Self {
        let settings = SchemaSettings::draft2020_12()
            .with(|settings| settings.definitions_path = "/components/schemas".into());
        Api {
            router: Router::new(),
            title: title.to_owned(),
            version: version.to_owned(),
            paths: Map::new(),
            names: HashSet::new(),
            schemas: settings.into_generator(),
        }
    }

    methods! { get post put patch delete }

    fn route<T, H: Typed<T>>(mut self, path: &str, method: &str, handler: MethodRouter<S>) -> Self {
        let mut operation = Operation::new(path, &mut self.schemas);
        H::describe(&mut operation);
        let mut operation = operation.into_json();
        if let Some(name) = name_of::<H>().filter(|name| self.names.insert((*name).to_owned())) {
            operation.insert("operationId".to_owned(), name.into());
            operation.insert("summary".to_owned(), words(name).into());
        }
        let at_path = self.paths.entry(path).or_insert_with(|| json!({}));
        at_path[method] = operation.into();
        self.router = self.router.route(path, handler);
        self
    }

    /// Returns the document.
    ///
    /// ```
    /// use inbounds::axum::{Json, openapi::Api};
    ///
    /// let api = Api::<()>::new("Numbers", "1").get("/seven", async || Json(7_u8));
    /// let answer = &api.document()["paths"]["/seven"]["get"]["responses"]["2XX"];
    /// assert_eq!(answer["content"]["application/json"]["schema"]["maximum"], 255);
    /// ```
    #[must_use]
    pub fn document(&self) -> Value {
        let mut schemas = self.schemas.clone();
        json!({
            "openapi": "3.1.0",
            "info": { "title": self.title, "version": self.version },
            "paths": self.paths,
            "components": { "schemas": schemas.take_definitions(true) },
        })
    }

    /// Returns the router, with the document at `/openapi.json` and a page for it at `/docs`.
    ///
    /// The page shows the document, and can call the operations. It loads its script from a public server. If
    /// that is not acceptable, use [`document`](Self::document) and [`without_pages`](Self::without_pages).
    ///
    /// ```
    /// use axum::Router;
    /// use inbounds::axum::{Json, openapi::Api};
    ///
    /// let app: Router = Api::new("Numbers", "1").get("/seven", async || Json(7_u8)).into_router();
    /// ```
    pub fn into_router(self) -> Router<S> {
        let document = self.document();
        let page = page(&self.title);
        self.router
            .route(
                "/openapi.json",
                routing::get(async || super::Json(document)),
            )
            .route("/docs", routing::get(async || Html(page)))
    }

    /// Returns the router with only the handlers.
    ///
    /// ```
    /// use axum::Router;
    /// use inbounds::axum::{Json, openapi::Api};
    ///
    /// let app: Router = Api::new("Numbers", "1").get("/seven", async || Json(7_u8)).without_pages();
    /// ```
    pub fn without_pages(self) -> Router<S> {
        self.router
    }
}

/// The name of a handler, if it is a function.
fn name_of<H>() -> Option<&'static str> {
    let name = std::any::type_name::<H>();
    let name = name.split('<').next().unwrap_or(name);
    name.rsplit("::").next().filter(|name| !name.contains('{'))
}

/// `list_orders` as `List orders`.
fn words(name: &str) -> String {
    let mut words = name.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn page(title: &str) -> String {
    let mut escaped = String::new();
    for c in title.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    format!(
        r#"<!doctype html>
<meta charset="utf-8">
<title>{escaped}</title>
<script id="api-reference" data-url="openapi.json"></script>
<script src="https://cdn.jsdelivr.net/npm/@scalar/api-reference"></script>
"#
    )
}
