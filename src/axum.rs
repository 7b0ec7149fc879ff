//! Extractors for [axum](https://docs.rs/axum) that report everything that is wrong with a request.
//!
//! Requires the feature `axum`. [`Json`], [`Query`] and [`Form`] replace axum's own. The answer to a bad
//! request is `application/problem+json` of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), with the status
//!
//! - 400 if the body is not JSON at all,
//! - 415 if its content type is not that of the extractor,
//! - that of axum if the body cannot be read, such as 413 if it is larger than `DefaultBodyLimit`,
//! - 422 with all problems otherwise.
//!
//! [`Problems`] and [`ValidationError`] are responses themselves, so that a handler can return them.
//! With the feature `schemars`, `openapi` describes a service from its handlers.
//!
//! ```
//! use axum::{Router, http::StatusCode, routing::post};
//! use inbounds::axum::Json;
//! use inbounds::error::{Problems, Violation};
//! use inbounds::prelude::*;
//! use serde::{Deserialize, Serialize};
//!
//! validated_struct! {
//!     #[derive(Clone, Debug, Serialize, Deserialize)]
//!     #[serde(rename_all = "camelCase")]
//!     pub struct User { login_name: String in chars(1..=20), age: u8 in 18.. }
//! }
//!
//! async fn register(Json(user): Json<User>) -> Result<(StatusCode, Json<User>), Problems> {
//!     if user.login_name() == "root" {
//!         return Err(user.reject([Violation::new("login_name", "taken", "this name is taken")]).into());
//!     }
//!     Ok((StatusCode::CREATED, Json(user)))
//! }
//!
//! let app: Router = Router::new().route("/users", post(register));
//! ```

#[cfg(feature = "schemars")]
#[cfg_attr(docsrs, doc(cfg(feature = "schemars")))]
pub mod openapi;

use ::axum::body::Bytes;
use ::axum::extract::{FromRequest, FromRequestParts, Request};
use ::axum::http::{HeaderMap, StatusCode, header, request::Parts};
use ::axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Problems, ValidationError};
use crate::{form, json};

/// A JSON body, of a request or of a response.
///
/// ```
/// use inbounds::axum::Json;
///
/// async fn sum(Json(numbers): Json<Vec<u32>>) -> Json<u32> {
///     Json(numbers.iter().sum())
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(
    /// The content of the body.
    pub T,
);

/// The query string of a request.
///
/// ```
/// use inbounds::axum::{Json, Query};
/// use inbounds::prelude::*;
/// use serde::Deserialize;
///
/// validated_struct! {
///     #[derive(Debug, Deserialize)]
///     pub struct Page { page: u32 in 1..=1000 }
/// }
///
/// async fn list(Query(page): Query<Page>) -> Json<u32> {
///     Json(page.page())
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(
    /// The content of the query string.
    pub T,
);

/// A URL-encoded form: the body of a request, or the query string if there is no body.
///
/// ```
/// use inbounds::axum::{Form, Json};
/// use inbounds::prelude::*;
/// use serde::Deserialize;
///
/// validated_struct! {
///     #[derive(Debug, Deserialize)]
///     pub struct Login { name: String in chars(1..=20) }
/// }
///
/// async fn login(Form(login): Form<Login>) -> Json<String> {
///     Json(login.name().to_owned())
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<T>(
    /// The content of the form.
    pub T,
);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let is_json = |kind: &str| {
            let subtype = kind.strip_prefix("application/");
            subtype.is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
        };
        require(
            request.headers(),
            is_json,
            "a body of type `application/json` is expected",
        )?;
        let body = body(request, state).await?;
        match json::from_slice(&body) {
            Ok(value) => Ok(Json(value)),
            Err(problems) => Err(problems.into_response()),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        match form::from_str(parts.uri.query().unwrap_or_default()) {
            Ok(value) => Ok(Query(value)),
            Err(problems) => Err(problems.into_response()),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        const FORM: &str = "application/x-www-form-urlencoded";
        let result = if matches!(request.method().as_str(), "GET" | "HEAD") {
            form::from_str(request.uri().query().unwrap_or_default())
        } else {
            require(
                request.headers(),
                |kind| kind == FORM,
                "a body of type `application/x-www-form-urlencoded` is expected",
            )?;
            let body = body(request, state).await?;
            match std::str::from_utf8(&body) {
                Ok(text) => form::from_str(text),
                Err(error) => Err(Problems::syntax(error.to_string(), None)),
            }
        };
        match result {
            Ok(value) => Ok(Form(value)),
            Err(problems) => Err(problems.into_response()),
        }
    }
}

/// Reads the body, within the limits of axum.
async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Response> {
    match Bytes::from_request(request, state).await {
        Ok(body) => Ok(body),
        Err(rejection) => Err(answer(rejection.status(), "body", rejection.body_text())),
    }
}

/// Rejects a content type that is not the right one.
#[allow(clippy::result_large_err, reason = "a response is what axum wants")]
fn require(
    headers: &HeaderMap,
    is_right: impl Fn(&str) -> bool,
    message: &str,
) -> Result<(), Response> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .map(|kind| kind.trim().to_ascii_lowercase());
    if kind.is_some_and(|kind| is_right(&kind)) {
        Ok(())
    } else {
        Err(answer(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "content_type",
            message.to_owned(),
        ))
    }
}

/// A problem with the request itself, not with the content of its body.
fn answer(status: StatusCode, code: &'static str, message: String) -> Response {
    Problems::whole(code, message, None)
        .with_status(status.as_u16())
        .into_response()
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        written(StatusCode::OK, "application/json", &self.0)
    }
}

/// Answers with the status [`Problems::status`].
impl IntoResponse for Problems {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status());
        let status = status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        written(status, "application/problem+json", &self)
    }
}

/// Answers with the status 422 and the names of the declaration. `Problems::from` converts them to those of
/// the document.
impl<T> IntoResponse for ValidationError<T> {
    fn into_response(self) -> Response {
        written(
            StatusCode::UNPROCESSABLE_ENTITY,
            "application/problem+json",
            &self,
        )
    }
}

fn written(status: StatusCode, kind: &'static str, value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => (status, [(header::CONTENT_TYPE, kind)], body).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
