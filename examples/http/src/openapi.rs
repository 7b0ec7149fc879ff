//! The `OpenAPI` document, from the schemas of the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::order::{Order, Page, Stored};

/// `OpenAPI` 3.1, whose schemas are JSON Schema 2020-12.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let order = generator.subschema_for::<Order>().to_value();
    let stored = generator.subschema_for::<Stored>().to_value();
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } });
    let body = |kind: &str, schema: Value| json!({ "required": true, "content": { kind: { "schema": schema } } });
    let answer = |text: &str, kind: &str, schema: &Value| json!({ "description": text, "content": { kind: { "schema": schema } } });
    let problem = answer(
        "What is wrong",
        "application/problem+json",
        &json!({ "$ref": "#/components/schemas/Problem" }),
    );
    let listed = json!({ "type": "array", "items": stored });
    let paths = json!({
        "/orders": {
            "post": {
                "requestBody": body("application/json", order.clone()),
                "responses": { "201": answer("Taken", "application/json", &stored), "4XX": problem },
            },
            "get": {
                "parameters": query_of::<Page>(&mut generator),
                "responses": { "200": answer("Orders", "application/json", &listed), "4XX": problem },
            },
        },
        "/orders/{id}": {
            "parameters": [id],
            "get": { "responses": { "200": answer("The order", "application/json", &order) } },
            "patch": {
                "requestBody": body("application/merge-patch+json", json!({ "type": "object" })),
                "responses": { "200": answer("Changed", "application/json", &order), "4XX": problem },
            },
        },
    });
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem_schema());
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Orders", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Each field is a parameter.
fn query_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Vec<Value> {
    let schema = T::json_schema(generator).to_value();
    let none = Map::new();
    let fields = schema["properties"].as_object().unwrap_or(&none);
    let parameter = |(name, schema): (&String, &Value)| json!({ "name": name, "in": "query", "schema": schema });
    fields.iter().map(parameter).collect()
}

/// RFC 9457, with the errors of this crate.
fn problem_schema() -> Value {
    let error = json!({
        "type": "object",
        "properties": {
            "pointer": { "type": "string", "format": "json-pointer" },
            "code": { "type": "string" },
            "detail": { "type": "string" },
        },
        "required": ["pointer", "code", "detail"],
    });
    json!({
        "type": "object",
        "properties": {
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "errors": { "type": "array", "items": error, "minItems": 1 },
        },
        "required": ["title", "status", "errors"],
    })
}
