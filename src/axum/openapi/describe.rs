//! Descriptions of requests and responses, from the types of handlers.

use std::future::Future;

use ::axum::extract::{Extension, Path, State};
use ::axum::http::{HeaderMap, Method, StatusCode, Uri};
use ::axum::response::Response;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::axum::{Form, Json, Query};
use crate::error::{Problems, ValidationError};

/// The description of an operation of an [`Api`](super::Api).
///
/// ```
/// use inbounds::axum::openapi::{Input, Operation};
///
/// /// A custom extractor.
/// struct ApiKey(String);
///
/// impl Input for ApiKey {
///     fn describe(operation: &mut Operation<'_>) {
///         let schema = operation.schema_of::<String>();
///         operation.parameter("x-api-key", "header", true, &schema);
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Operation<'a> {
    path: &'a str,
    schemas: &'a mut SchemaGenerator,
    parameters: Vec<Value>,
    body: Option<Value>,
    responses: Map<String, Value>,
}

impl<'a> Operation<'a> {
    pub(super) fn new(path: &'a str, schemas: &'a mut SchemaGenerator) -> Self {
        Operation {
            path,
            schemas,
            parameters: Vec::new(),
            body: None,
            responses: Map::new(),
        }
    }

    pub(super) fn into_json(self) -> Map<String, Value> {
        let mut json = Map::new();
        if !self.parameters.is_empty() {
            json.insert("parameters".to_owned(), self.parameters.into());
        }
        json.extend(self.body.map(|body| ("requestBody".to_owned(), body)));
        json.insert("responses".to_owned(), self.responses.into());
        json
    }

    /// Returns the schema of a type, as a reference if it has a name.
    ///
    /// ```
    /// use inbounds::axum::openapi::{Input, Operation};
    ///
    /// fn schema(operation: &mut Operation<'_>) {
    ///     assert_eq!(operation.schema_of::<bool>()["type"], "boolean");
    /// }
    /// ```
    pub fn schema_of<T: JsonSchema>(&mut self) -> Value {
        self.schemas.subschema_for::<T>().to_value()
    }

    /// Adds a parameter; `place` is `query`, `header`, `path` or `cookie`.
    ///
    /// ```
    /// use inbounds::axum::openapi::Operation;
    ///
    /// fn language(operation: &mut Operation<'_>) {
    ///     let schema = operation.schema_of::<String>();
    ///     operation.parameter("accept-language", "header", false, &schema);
    /// }
    /// ```
    pub fn parameter(&mut self, name: &str, place: &str, is_required: bool, schema: &Value) {
        self.parameters.push(json!({
            "name": name, "in": place, "required": is_required, "schema": schema,
        }));
    }

    /// Sets the body of a request.
    ///
    /// ```
    /// use inbounds::axum::openapi::Operation;
    ///
    /// fn text(operation: &mut Operation<'_>) {
    ///     let schema = operation.schema_of::<String>();
    ///     operation.body("text/plain", &schema);
    /// }
    /// ```
    pub fn body(&mut self, content_type: &str, schema: &Value) {
        let content = json!({ content_type: { "schema": schema } });
        self.body = Some(json!({ "required": true, "content": content }));
    }

    /// Adds a response; `status` is a number or a range such as `4XX`.
    ///
    /// ```
    /// use inbounds::axum::openapi::Operation;
    ///
    /// fn text(operation: &mut Operation<'_>) {
    ///     let schema = operation.schema_of::<String>();
    ///     operation.response("200", "The text", Some(("text/plain", &schema)));
    /// }
    /// ```
    pub fn response(&mut self, status: &str, description: &str, content: Option<(&str, &Value)>) {
        let mut response = json!({ "description": description });
        if let Some((content_type, schema)) = content {
            response["content"] = json!({ content_type: { "schema": schema } });
        }
        self.responses.insert(status.to_owned(), response);
    }

    /// Adds the response of every extractor of this crate to a bad request.
    fn may_be_rejected(&mut self) {
        let schema = self.schema_of::<Problems>();
        let content = Some(("application/problem+json", &schema));
        self.response("4XX", "Everything that is wrong with the request", content);
    }

    /// Adds a parameter for each field.
    fn parameters_of<T: JsonSchema>(&mut self, place: &str) {
        let schema = T::json_schema(self.schemas).to_value();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_required = required.iter().any(|other| other == name);
            self.parameter(name, place, is_required, property);
        }
    }
}

/// An extractor, as a parameter of a handler.
///
/// By default it adds nothing to the description.
///
/// ```
/// use inbounds::axum::openapi::Input;
///
/// struct Connection;
///
/// impl Input for Connection {}
/// ```
#[diagnostic::on_unimplemented(
    message = "an `Api` does not know what a request has for `{Self}`",
    note = "implement `inbounds::axum::openapi::Input` for an extractor of your own, with `{{}}` if it adds nothing",
    note = "`Json`, `Query` and `Form` are those of `inbounds::axum`, for types that are `JsonSchema`"
)]
pub trait Input {
    /// Adds the parameters or the body to the description.
    fn describe(_operation: &mut Operation<'_>) {}
}

/// A return type of a handler.
///
/// By default it adds nothing to the description.
///
/// ```
/// use inbounds::axum::openapi::{Operation, Output};
///
/// struct Csv(String);
///
/// impl Output for Csv {
///     fn describe(operation: &mut Operation<'_>) {
///         let schema = operation.schema_of::<String>();
///         operation.response("200", "A table", Some(("text/csv", &schema)));
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "an `Api` does not know which response a `{Self}` is",
    note = "implement `inbounds::axum::openapi::Output` for a response of your own",
    note = "`Json` is that of `inbounds::axum`, for types that are `JsonSchema`"
)]
pub trait Output {
    /// Adds the responses to the description.
    fn describe(_operation: &mut Operation<'_>) {}
}

/// A handler whose parameters are [`Input`] and whose result is [`Output`].
///
/// `T` is that of axum's `Handler`.
#[diagnostic::on_unimplemented(
    message = "the parameters and the result of this handler cannot be described",
    note = "all parameters must be `inbounds::axum::openapi::Input`, and the result `inbounds::axum::openapi::Output`"
)]
pub trait Typed<T> {
    #[doc(hidden)]
    fn describe(operation: &mut Operation<'_>);
}

impl<F, R> Typed<((),)> for F
where
    F: FnOnce() -> R,
    R: Future<Output: Output>,
{
    fn describe(operation: &mut Operation<'_>) {
        R::Output::describe(operation);
    }
}

macro_rules! typed {
    ($($input:ident)*) => {
        impl<F, R, M, $($input: Input),*> Typed<(M, $($input,)*)> for F
        where
            F: FnOnce($($input),*) -> R,
            R: Future<Output: Output>,
        {
            fn describe(operation: &mut Operation<'_>) {
                $( $input::describe(operation); )*
                R::Output::describe(operation);
            }
        }
    };
}

typed! { A }
typed! { A B }
typed! { A B C }
typed! { A B C D }
typed! { A B C D E }
typed! { A B C D E G }
typed! { A B C D E G H }
typed! { A B C D E G H I }

impl<T> Input for State<T> {}
impl<T> Input for Extension<T> {}
impl Input for HeaderMap {}
impl Input for Method {}
impl Input for Uri {}

impl<T: JsonSchema> Input for Path<T> {
    fn describe(operation: &mut Operation<'_>) {
        let schema = T::json_schema(operation.schemas).to_value();
        let whole = operation.schema_of::<T>();
        for (i, name) in names(operation.path).enumerate() {
            let own = schema["properties"].get(name);
            let own = own.or_else(|| schema["prefixItems"].get(i));
            operation.parameter(name, "path", true, own.unwrap_or(&whole));
        }
    }
}

/// The names in `/orders/{id}/{*rest}`.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(name.trim_start_matches('*'))
    })
}

impl<T: JsonSchema> Input for Json<T> {
    fn describe(operation: &mut Operation<'_>) {
        let schema = operation.schema_of::<T>();
        operation.body("application/json", &schema);
        operation.may_be_rejected();
    }
}

impl<T: JsonSchema> Input for Form<T> {
    fn describe(operation: &mut Operation<'_>) {
        let schema = operation.schema_of::<T>();
        operation.body("application/x-www-form-urlencoded", &schema);
        operation.may_be_rejected();
    }
}

impl<T: JsonSchema> Input for Query<T> {
    fn describe(operation: &mut Operation<'_>) {
        operation.parameters_of::<T>("query");
        operation.may_be_rejected();
    }
}

impl Output for () {}
impl Output for Response {}
impl Output for StatusCode {}

impl Output for String {
    fn describe(operation: &mut Operation<'_>) {
        let schema = operation.schema_of::<String>();
        operation.response("2XX", "Text", Some(("text/plain; charset=utf-8", &schema)));
    }
}

impl<T: JsonSchema> Output for Json<T> {
    fn describe(operation: &mut Operation<'_>) {
        let schema = operation.schema_of::<T>();
        operation.response("2XX", "Success", Some(("application/json", &schema)));
    }
}

impl Output for Problems {
    fn describe(operation: &mut Operation<'_>) {
        operation.may_be_rejected();
    }
}

impl<T> Output for ValidationError<T> {
    fn describe(operation: &mut Operation<'_>) {
        operation.may_be_rejected();
    }
}

impl<T: Output> Output for (StatusCode, T) {
    fn describe(operation: &mut Operation<'_>) {
        T::describe(operation);
    }
}

impl<T: Output, E: Output> Output for Result<T, E> {
    fn describe(operation: &mut Operation<'_>) {
        T::describe(operation);
        E::describe(operation);
    }
}
