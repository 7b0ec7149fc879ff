//! The schema of a validated struct, from that of its fields struct.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value as Json, json};

use super::assertion;
use crate::fields::{self, Field, Fields};
use crate::validated::Validated;

/// The name of the fields struct's schema, without `Fields`.
#[must_use]
pub fn schema_name<S: Validated<Fields: JsonSchema>>() -> Cow<'static, str> {
    let name = S::Fields::schema_name();
    match name
        .strip_prefix(S::NAME)
        .and_then(|rest| rest.strip_prefix("Fields"))
    {
        Some(rest) => Cow::Owned(format!("{}{rest}", S::NAME)),
        None => name,
    }
}

/// An id that differs from that of the fields struct.
#[must_use]
pub fn schema_id<S: Validated<Fields: JsonSchema>>() -> Cow<'static, str> {
    Cow::Owned(format!("valid {}", S::Fields::schema_id()))
}

/// The schema of the fields struct, to which `describe_fields` has added the rules.
#[must_use]
pub fn json_schema<S: Validated<Fields: JsonSchema>>(generator: &mut SchemaGenerator) -> Schema {
    S::Fields::json_schema(generator)
}

/// The marker that the expansion puts on each property. Its value is the name of the field, because the derive
/// may have renamed the property.
const FIELD: &str = "x-inbounds-field";

/// Adds the constraints of the rules and the `ensure` clauses to the derived schema of the fields.
pub fn describe_fields<F: Fields>(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let clauses = fields::messages::<F>();
    note(
        object,
        &clauses.into_iter().map(str::to_owned).collect::<Vec<_>>(),
    );

    describe_object::<F>(object);
}

/// Adds the constraints to one object; of an enum, also to those inside it.
fn describe_object<F: Fields>(object: &mut Map<String, Json>) {
    let mut required = Vec::new();
    if let Some(Json::Object(properties)) = object.get_mut("properties") {
        for (name, property) in properties {
            let Json::Object(property) = property else {
                continue;
            };
            if apply_rule::<F>(property) && property.get("default").is_none_or(Json::is_null) {
                required.push(Json::from(name.as_str()));
            }
        }
    }
    // For `#[serde(transparent)]`, or a flattened field.
    apply_rule::<F>(object);
    if !required.is_empty() {
        let Json::Array(all) = object.entry("required").or_insert_with(|| json!([])) else {
            return;
        };
        required.retain(|name| !all.contains(name));
        all.append(&mut required);
    }
    if F::IS_ENUM {
        let parts = ["oneOf", "anyOf", "properties"].map(|key| object.remove_entry(key));
        for (key, mut part) in parts.into_iter().flatten() {
            let inner: Vec<&mut Json> = match &mut part {
                Json::Array(variants) => variants.iter_mut().collect(),
                Json::Object(properties) => properties.values_mut().collect(),
                _ => Vec::new(),
            };
            for object in inner.into_iter().filter_map(Json::as_object_mut) {
                describe_object::<F>(object);
            }
            object.insert(key, part);
        }
    }
}

/// Writes the rule of the marked field into its schema. Returns whether the property is required.
fn apply_rule<F: Fields>(property: &mut Map<String, Json>) -> bool {
    let Some(Json::String(name)) = property.remove(FIELD) else {
        return false;
    };
    let field = F::FIELDS
        .iter()
        .find(|field| field.name() == name.trim_start_matches("r#"));
    let Some(constraint) = field.and_then(Field::constraint) else {
        return false;
    };
    let said = assertion::of(&constraint, property);
    note(property, &said.unsaid);
    said.write(property)
}

fn description(schema: &Map<String, Json>) -> Option<&str> {
    schema.get("description").and_then(Json::as_str)
}

/// Adds to the description what the schema cannot express.
fn note(schema: &mut Map<String, Json>, unsaid: &[String]) {
    if !unsaid.is_empty() {
        let doc = description(schema).map_or_else(String::new, |doc| format!("{doc}\n\n"));
        let note = format!("{doc}Also checked: {}.", unsaid.join("; "));
        schema.insert("description".to_owned(), note.into());
    }
}

/// A secret has the schema of its content, and is write-only.
impl<T: JsonSchema> JsonSchema for crate::Secret<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Owned(format!("secret {}", T::schema_id()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<T>();
        schema.insert("writeOnly".to_owned(), true.into());
        schema
    }
}
