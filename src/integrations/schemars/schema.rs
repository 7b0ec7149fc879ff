//! The schema of a declared struct, from that of its fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value as Json, json};

use super::assertion;
use crate::fields::{self, Field};
use crate::validated::Validated;

/// The name of the fields' schema, without `Fields`.
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

/// An identity that is not that of the fields.
#[must_use]
pub fn schema_id<S: Validated<Fields: JsonSchema>>() -> Cow<'static, str> {
    Cow::Owned(format!("valid {}", S::Fields::schema_id()))
}

/// The schema of the fields, with what the rules demand.
#[must_use]
pub fn json_schema<S: Validated<Fields: JsonSchema>>(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = S::Fields::json_schema(generator);
    let Some(object) = schema.as_object_mut() else {
        return schema;
    };
    cut(object, |doc| {
        doc.rfind(&format!("The fields of [`{}`], unchecked.", S::NAME))
    });
    let clauses = fields::messages::<S::Fields>();
    note(object, &clauses.into_iter().map(str::to_owned).collect::<Vec<_>>());

    let mut required = Vec::new();
    if let Some(Json::Object(properties)) = object.get_mut("properties") {
        for (name, property) in properties {
            let Some(field) = field_of::<S>(name, property) else {
                continue;
            };
            let Json::Object(property) = as_object(property) else {
                continue;
            };
            if apply_rule::<S>(field, property) && property.get("default").is_none_or(Json::is_null)
            {
                required.push(Json::from(name.as_str()));
            }
        }
    } else if let [field] = S::FIELDS {
        // `#[serde(transparent)]`, or one flattened field.
        apply_rule::<S>(field, object);
    }
    if !required.is_empty() {
        let Json::Array(all) = object.entry("required").or_insert_with(|| json!([])) else {
            return schema;
        };
        required.retain(|name| !all.contains(name));
        all.append(&mut required);
    }
    schema
}

/// Which field a property is: the derive may have renamed it. The expansion says it at the end of
/// the field's doc; where an attribute replaces that, the name decides.
fn field_of<S: Validated>(name: &str, property: &Json) -> Option<&'static Field> {
    let doc = property.get("description").and_then(Json::as_str);
    let noted = |field: &&Field| doc.is_some_and(|doc| rule_note::<S>(field, doc).is_some());
    let named = |field: &&Field| field.name() == name;
    S::FIELDS
        .iter()
        .find(noted)
        .or_else(|| S::FIELDS.iter().find(named))
}

/// Where in a doc the expansion's note on the field's rule begins.
fn rule_note<S: Validated>(field: &Field, doc: &str) -> Option<usize> {
    // `stringify!` keeps the `r#` of a raw identifier.
    let note = |raw| doc.rfind(&format!("`{}::{raw}{}` is in `", S::NAME, field.name()));
    note("").or_else(|| note("r#"))
}

/// Writes the rule of a field into its property. Whether the property must be there.
fn apply_rule<S: Validated>(field: &Field, property: &mut Map<String, Json>) -> bool {
    cut(property, |doc| rule_note::<S>(field, doc));
    let Some(constraint) = field.constraint() else {
        return false;
    };
    let said = assertion::of(&constraint, property);
    note(property, &said.unsaid);
    said.write(property)
}

fn as_object(property: &mut Json) -> &mut Json {
    if property == &Json::Bool(true) {
        *property = json!({});
    }
    property
}

fn description(schema: &Map<String, Json>) -> Option<&str> {
    schema.get("description").and_then(Json::as_str)
}

/// Takes out of the description what the expansion has added for the readers of `ExamFields`.
fn cut(schema: &mut Map<String, Json>, place: impl FnOnce(&str) -> Option<usize>) {
    if let Some(doc) = description(schema) {
        let own = place(doc)
            .map_or(doc, |place| doc[..place].trim_end())
            .to_owned();
        if own.is_empty() {
            schema.remove("description");
        } else {
            schema.insert("description".to_owned(), own.into());
        }
    }
}

/// Adds to the description what the schema cannot demand.
fn note(schema: &mut Map<String, Json>, unsaid: &[String]) {
    if !unsaid.is_empty() {
        let doc = description(schema).map_or_else(String::new, |doc| format!("{doc}\n\n"));
        let note = format!("{doc}Checked beside this schema: {}.", unsaid.join("; "));
        schema.insert("description".to_owned(), note.into());
    }
}

/// A secret is written like what is inside, and is there to be written only.
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
