//! Combinations of assertions: all of them, or one of them.

use serde_json::{Map, Value as Json, json};

pub(super) type Object = Map<String, Json>;

/// Assertions, and whether they are incomplete.
pub(super) type Part = (Vec<Object>, bool);

pub(super) fn not_null() -> Object {
    object("not", object("type", "null"))
}

pub(super) fn object(key: &str, value: impl Into<Json>) -> Object {
    Object::from_iter([(key.to_owned(), value.into())])
}

pub(super) fn some(said: Object) -> Option<Object> {
    (!said.is_empty()).then_some(said)
}

/// The same for the content of the value.
pub(super) fn within(key: &str, (assertions, partial): Part) -> Part {
    let said = some(all_of(assertions)).map(|inner| object(key, inner));
    (Vec::from_iter(said), partial)
}

pub(super) fn join(parts: impl Iterator<Item = Part>) -> Part {
    parts.fold(
        (vec![], false),
        |(mut all, partial), (part, part_is_partial)| {
            all.extend(part);
            (all, partial | part_is_partial)
        },
    )
}

/// If one of them has no assertion, neither has the whole.
pub(super) fn alternatives(parts: impl Iterator<Item = Part>) -> Part {
    let (said, partial): (Vec<Object>, Vec<bool>) =
        parts.map(|(part, partial)| (all_of(part), partial)).unzip();
    let partial = partial.contains(&true);
    if said.iter().any(Object::is_empty) {
        return (vec![], partial);
    }
    (
        vec![object(
            "anyOf",
            said.into_iter().map(Json::from).collect::<Vec<_>>(),
        )],
        partial,
    )
}

pub(super) fn all_of(assertions: Vec<Object>) -> Object {
    let mut all = Object::new();
    for mut one in assertions {
        merge(&mut all, &mut one);
    }
    all
}

/// Adds assertions to a schema, so that both hold.
pub(super) fn merge(schema: &mut Object, more: &mut Object) {
    let mut apart = Object::new();
    for (key, new) in core::mem::take(more) {
        match schema.get_mut(&key) {
            None => {
                schema.insert(key, new);
            }
            Some(old) => {
                if let Some(new) = narrow(&key, old, new) {
                    apart.insert(key, new);
                }
            }
        }
    }
    if !apart.is_empty() {
        if let Json::Array(all) = schema.entry("allOf").or_insert_with(|| json!([])) {
            all.push(apart.into());
        }
    }
}

/// Merges two values of a keyword, or returns the new one if that is impossible.
fn narrow(key: &str, old: &mut Json, new: Json) -> Option<Json> {
    if *old == new {
        return None;
    }
    match (key, old, new) {
        ("minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties", old, new) => {
            if new.as_f64() > old.as_f64() {
                *old = new;
            }
        }
        ("maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties", old, new) => {
            if new.as_f64() < old.as_f64() {
                *old = new;
            }
        }
        ("patternProperties", Json::Object(old), Json::Object(new)) => {
            for (pattern, mut value) in new {
                match (old.get_mut(&pattern), &mut value) {
                    (Some(Json::Object(old)), Json::Object(value)) => merge(old, value),
                    _ => {
                        old.insert(pattern, value);
                    }
                }
            }
        }
        (
            "items" | "additionalProperties" | "propertyNames",
            Json::Object(old),
            Json::Object(mut new),
        ) => merge(old, &mut new),
        ("prefixItems", Json::Array(old), Json::Array(new)) => {
            for (old, new) in old.iter_mut().zip(new) {
                if let (Json::Object(old), Json::Object(mut new)) = (old, new) {
                    merge(old, &mut new);
                }
            }
        }
        (_, _, new) => return Some(new),
    }
    None
}
