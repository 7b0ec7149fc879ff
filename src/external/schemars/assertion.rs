//! What JSON Schema can say of a constraint.

use core::ops::Bound;

use serde_json::{Map, Number, Value, json};

use super::pattern;
use crate::rule::{Constraint, Format, Limit, Unit};

type Object = Map<String, Value>;

/// What is said of a value. It never excludes what the constraint lets pass.
#[derive(Default)]
pub(super) struct Said {
    /// All of them hold.
    assertions: Vec<Object>,
    /// Not `null`, and there.
    required: bool,
    /// In words, what they do not say.
    pub(super) unsaid: Vec<String>,
}

/// What the constraint demands of a value with this schema.
pub(super) fn of(constraint: &Constraint, schema: &Object) -> Said {
    let all = conjunction(constraint);
    let required = all.contains(&&Constraint::Required);
    let mut said = Said {
        required,
        ..Said::default()
    };
    let place = Place {
        schema: Some(schema),
        is_key: false,
        required,
    };
    for one in all {
        let (assertions, partial) = place.demand(one);
        if partial && !matches!(one, Constraint::Format(_)) {
            said.unsaid.push(one.to_string());
        }
        said.assertions.extend(assertions);
    }
    said
}

impl Said {
    /// Writes it all. Whether the value must be there.
    pub(super) fn write(self, schema: &mut Object) -> bool {
        if self.required {
            if let Some(Value::Array(types)) = schema.get_mut("type") {
                types.retain(|name| name != "null");
                if let [one] = &types[..] {
                    let one = one.clone();
                    schema.insert("type".to_owned(), one);
                }
            }
        }
        for mut assertion in self.assertions {
            let is_said = assertion == not_null()
                && schema
                    .get("type")
                    .is_some_and(|name| name != "null" && !name.is_array());
            if !is_said {
                merge(schema, &mut assertion);
            }
        }
        self.required
    }
}

/// The constraints that must all hold.
fn conjunction(constraint: &Constraint) -> Vec<&Constraint> {
    match constraint {
        Constraint::All(all) => all.iter().flat_map(conjunction).collect(),
        Constraint::Message { constraint, .. } => conjunction(constraint),
        one => vec![one],
    }
}

/// What the derive says of the value, as far as it matters here.
#[derive(Clone, Copy)]
struct Place<'s> {
    schema: Option<&'s Object>,
    /// The name of a property is text, whatever the key was.
    is_key: bool,
    /// It is not `null`.
    required: bool,
}

/// Assertions, and whether they are not all of it.
type Part = (Vec<Object>, bool);

impl<'s> Place<'s> {
    fn of(schema: Option<&'s Value>) -> Self {
        Place {
            schema: schema.and_then(Value::as_object),
            is_key: false,
            required: false,
        }
    }

    fn within(self, key: &str) -> Self {
        Place::of(self.schema.and_then(|schema| schema.get(key)))
    }

    /// Whether the value can be of this JSON type.
    fn can_be(self, name: &str) -> bool {
        fn can_be(schema: &Object, name: &str) -> bool {
            let own = match schema.get("type") {
                Some(Value::Array(names)) => names.iter().any(|one| one == name),
                Some(one) => one == name,
                None => false,
            };
            own || schema
                .get("anyOf")
                .and_then(Value::as_array)
                .is_some_and(|any| {
                    any.iter()
                        .filter_map(Value::as_object)
                        .any(|one| can_be(one, name))
                })
        }
        self.schema.is_some_and(|schema| can_be(schema, name))
    }

    fn demand(self, constraint: &Constraint) -> Part {
        match constraint {
            Constraint::All(all) => join(all.iter().map(|one| self.demand(one))),
            Constraint::Any(any) => alternatives(any.iter().map(|one| self.demand(one))),
            Constraint::Not(excluded) => self.exclude(excluded),
            Constraint::Message { constraint, .. } => self.demand(constraint),
            Constraint::Required => (vec![not_null()], false),
            Constraint::Each(each) if self.can_be("array") => {
                within("items", self.within("items").demand(each))
            }
            Constraint::Keys(each) if self.can_be("object") => {
                let key = Place {
                    is_key: true,
                    ..Place::of(None)
                };
                within("propertyNames", key.demand(each))
            }
            Constraint::Values(each) if self.can_be("object") => self.values(each),
            leaf => {
                let (assertion, partial) = self.leaf(leaf);
                (Vec::from_iter(assertion), partial)
            }
        }
    }

    /// What the complement demands. A value that is not there is in no set.
    fn exclude(self, constraint: &Constraint) -> Part {
        match constraint {
            Constraint::All(all) => alternatives(all.iter().map(|one| self.exclude(one))),
            Constraint::Any(any) => join(any.iter().map(|one| self.exclude(one))),
            Constraint::Not(demanded) => self.demand(demanded),
            Constraint::Message { constraint, .. } => self.exclude(constraint),
            Constraint::Required => (vec![object("type", "null")], false),
            other => match self.demand(other) {
                (_, true) => (vec![], true),
                (assertions, false) => {
                    // An assertion holds of any value of another type.
                    let mut excluded = all_of(assertions);
                    if let Some(Value::Array(mut listed)) = excluded.remove("enum") {
                        listed.retain(|value| !value.is_null());
                        excluded = object("enum", listed);
                    } else {
                        excluded.insert("type".to_owned(), self.type_of(other).into());
                    }
                    (vec![object("not", excluded)], false)
                }
            },
        }
    }

    /// The JSON type that a constraint speaks of.
    fn type_of(self, constraint: &Constraint) -> &'static str {
        match constraint {
            Constraint::Range { start, end } if is_char(start) || is_char(end) => "string",
            Constraint::Range { .. } | Constraint::MultipleOf(_) | Constraint::Finite => "number",
            Constraint::Keys(_) | Constraint::Values(_) => "object",
            Constraint::Length {
                unit: Unit::Items, ..
            } if self.can_be("object") => "object",
            Constraint::Length {
                unit: Unit::Items, ..
            }
            | Constraint::Each(_)
            | Constraint::Unique => "array",
            _ => "string",
        }
    }

    /// Keys that are numbers are matched by patterns.
    fn values(self, each: &Constraint) -> Part {
        let patterns = self
            .schema
            .and_then(|schema| schema.get("patternProperties")?.as_object());
        let Some(patterns) = patterns else {
            return within(
                "additionalProperties",
                self.within("additionalProperties").demand(each),
            );
        };
        let parts = patterns.iter().map(|(pattern, value)| {
            let (assertions, partial) = within(pattern, Place::of(Some(value)).demand(each));
            let inner = assertions
                .into_iter()
                .map(|one| object("patternProperties", one));
            (inner.collect(), partial)
        });
        join(parts)
    }

    fn leaf(self, constraint: &Constraint) -> (Option<Object>, bool) {
        match constraint {
            Constraint::Range { start, end } if !self.is_key => {
                if let Some(pattern) = range_of_chars(start, end) {
                    return (Some(object("pattern", pattern)), false);
                }
                let mut said = Object::new();
                let whole = limit(&mut said, start, "minimum", "exclusiveMinimum")
                    & limit(&mut said, end, "maximum", "exclusiveMaximum");
                (some(said), !whole)
            }
            Constraint::MultipleOf(Limit::Int(step)) if !self.is_key && *step != 0 => {
                let step = u64::try_from(step.unsigned_abs());
                (
                    step.ok().map(|step| object("multipleOf", step)),
                    step.is_err(),
                )
            }
            Constraint::Finite => (None, false), // as every number of JSON is
            Constraint::Length { unit, start, end } => self.length(*unit, *start, *end),
            Constraint::OneOf(values) if !self.is_key || values.iter().all(is_text) => {
                let listed: Option<Vec<Value>> = values.iter().map(value_of).collect();
                let partial = listed.is_none();
                let listed = listed.map(|mut listed| {
                    if self.can_be("null") && !self.required {
                        listed.push(Value::Null);
                    }
                    object("enum", listed)
                });
                (listed, partial)
            }
            Constraint::Unique => (Some(object("uniqueItems", true)), false),
            Constraint::Format(format) => format_of(*format),
            Constraint::StartsWith(part) => (
                Some(object("pattern", format!("^{}", pattern::literal(part)))),
                false,
            ),
            Constraint::EndsWith(part) => (
                Some(object("pattern", format!("{}$", pattern::literal(part)))),
                false,
            ),
            Constraint::Contains(part) => (Some(object("pattern", pattern::literal(part))), false),
            Constraint::Pattern(rust) => {
                let said = pattern::ecma(rust).map(|ecma| object("pattern", ecma));
                let partial = said.is_none();
                (said, partial)
            }
            _ => (None, true),
        }
    }

    /// JSON Schema counts characters; a length in another unit bounds their number.
    fn length(self, unit: Unit, start: Bound<usize>, end: Bound<usize>) -> (Option<Object>, bool) {
        let start = match start {
            Bound::Included(n) => n,
            Bound::Excluded(n) => n.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match end {
            Bound::Included(n) => Some(n),
            Bound::Excluded(n) => Some(n.saturating_sub(1)),
            Bound::Unbounded => None,
        };
        let (keys, start, end, whole) = match unit {
            Unit::Chars => (["minLength", "maxLength"], start, end, true),
            Unit::Bytes => (["minLength", "maxLength"], start.div_ceil(4), end, false),
            Unit::Utf16 => (["minLength", "maxLength"], start.div_ceil(2), end, false),
            Unit::Graphemes => (["minLength", "maxLength"], start, None, false),
            Unit::Items if self.can_be("array") => (["minItems", "maxItems"], start, end, true),
            Unit::Items if self.can_be("object") => {
                (["minProperties", "maxProperties"], start, end, true)
            }
            Unit::Items => return (None, true),
        };
        let mut said = Object::new();
        if start > 0 {
            said.insert(keys[0].to_owned(), start.into());
        }
        if let Some(end) = end {
            said.insert(keys[1].to_owned(), end.into());
        }
        (some(said), !whole)
    }
}

/// A format is a note; where a pattern says the same, it is a demand too.
fn format_of(format: Format) -> (Option<Object>, bool) {
    const BYTE: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    const HEX: &str = "[0-9a-fA-F]";
    let hyphenated = format!("{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}");
    let pattern = match format {
        Format::Ascii => r"^[\u0000-\u007F]*$".to_owned(),
        Format::Alphanumeric => r"^[\p{Alphabetic}\p{N}]*$".to_owned(),
        Format::Lowercase => r"^\P{Changes_When_Lowercased}*$".to_owned(),
        Format::Uppercase => r"^\P{Changes_When_Uppercased}*$".to_owned(),
        Format::Trimmed => r"^(?:\P{White_Space}(?:[\p{Any}]*\P{White_Space})?)?$".to_owned(),
        Format::Ipv4 => format!(r"^{BYTE}(?:\.{BYTE}){{3}}$"),
        Format::Uuid => {
            format!(r"^(?:{HEX}{{32}}|{hyphenated}|urn:uuid:{hyphenated}|\{{{hyphenated}\}})$")
        }
        Format::Email => return (Some(object("format", "email")), true),
        Format::Url => return (Some(object("format", "uri")), true),
        Format::Ipv6 => return (Some(object("format", "ipv6")), true),
        Format::Ip => {
            return (
                Some(object(
                    "anyOf",
                    json!([{ "format": "ipv4" }, { "format": "ipv6" }]),
                )),
                true,
            );
        }
    };
    let mut said = object("pattern", pattern);
    if matches!(format, Format::Ipv4 | Format::Uuid) {
        said.insert("format".to_owned(), format.name().into());
    }
    (Some(said), false)
}

/// A bound, where it is a number of JSON. Whether all of it is said.
fn limit(said: &mut Object, bound: &Bound<Limit>, included: &str, excluded: &str) -> bool {
    let (key, limit) = match bound {
        Bound::Unbounded => return true,
        Bound::Included(limit) => (included, limit),
        Bound::Excluded(limit) => (excluded, limit),
    };
    let number = match limit {
        Limit::Int(n) => integer(*n),
        Limit::Float(x) => Number::from_f64(*x),
        _ => None,
    };
    let is_said = number.is_some();
    if let Some(number) = number {
        said.insert(key.to_owned(), number.into());
    }
    is_said
}

fn integer(n: i128) -> Option<Number> {
    let unsigned = || u64::try_from(n).ok().map(Number::from);
    i64::try_from(n).ok().map(Number::from).or_else(unsigned)
}

/// A range of characters is a class of one.
fn range_of_chars(start: &Bound<Limit>, end: &Bound<Limit>) -> Option<String> {
    let previous = |c: char| (0..u32::from(c)).rev().find_map(char::from_u32);
    let next = |c: char| (u32::from(c) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
    if let (Bound::Unbounded, Bound::Unbounded) = (start, end) {
        return None;
    }
    let first = match start {
        Bound::Included(Limit::Char(c)) => *c,
        Bound::Excluded(Limit::Char(c)) => next(*c)?,
        Bound::Unbounded => '\0',
        _ => return None,
    };
    let last = match end {
        Bound::Included(Limit::Char(c)) => *c,
        Bound::Excluded(Limit::Char(c)) => previous(*c)?,
        Bound::Unbounded => char::MAX,
        _ => return None,
    };
    Some(format!(
        "^[{}-{}]$",
        pattern::code_point(first),
        pattern::code_point(last)
    ))
}

fn is_char(bound: &Bound<Limit>) -> bool {
    matches!(
        bound,
        Bound::Included(Limit::Char(_)) | Bound::Excluded(Limit::Char(_))
    )
}

fn is_text(limit: &Limit) -> bool {
    matches!(limit, Limit::Text(_) | Limit::Char(_))
}

fn value_of(limit: &Limit) -> Option<Value> {
    match limit {
        Limit::Bool(value) => Some(Value::from(*value)),
        Limit::Int(value) => integer(*value).map(Value::from),
        Limit::Float(value) => Number::from_f64(*value).map(Value::from),
        Limit::Char(value) => Some(value.to_string().into()),
        Limit::Text(value) => Some(value.as_str().into()),
        Limit::Other(_) => None,
    }
}

fn not_null() -> Object {
    object("not", object("type", "null"))
}

fn object(key: &str, value: impl Into<Value>) -> Object {
    Object::from_iter([(key.to_owned(), value.into())])
}

fn some(said: Object) -> Option<Object> {
    (!said.is_empty()).then_some(said)
}

/// The same of what is inside of the value.
fn within(key: &str, (assertions, partial): Part) -> Part {
    let said = some(all_of(assertions)).map(|inner| object(key, inner));
    (Vec::from_iter(said), partial)
}

fn join(parts: impl Iterator<Item = Part>) -> Part {
    parts.fold(
        (vec![], false),
        |(mut all, partial), (part, part_is_partial)| {
            all.extend(part);
            (all, partial | part_is_partial)
        },
    )
}

/// Where one of them says nothing, nothing is said.
fn alternatives(parts: impl Iterator<Item = Part>) -> Part {
    let (said, partial): (Vec<Object>, Vec<bool>) =
        parts.map(|(part, partial)| (all_of(part), partial)).unzip();
    let partial = partial.contains(&true);
    if said.iter().any(Object::is_empty) {
        return (vec![], partial);
    }
    (
        vec![object(
            "anyOf",
            said.into_iter().map(Value::from).collect::<Vec<_>>(),
        )],
        partial,
    )
}

fn all_of(assertions: Vec<Object>) -> Object {
    let mut all = Object::new();
    for mut one in assertions {
        merge(&mut all, &mut one);
    }
    all
}

/// Adds assertions to a schema, so that both hold.
fn merge(schema: &mut Object, more: &mut Object) {
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
        if let Value::Array(all) = schema.entry("allOf").or_insert_with(|| json!([])) {
            all.push(apart.into());
        }
    }
}

/// Makes of two values of a key one that says both, or gives the new one back.
fn narrow(key: &str, old: &mut Value, new: Value) -> Option<Value> {
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
        ("patternProperties", Value::Object(old), Value::Object(new)) => {
            for (pattern, mut value) in new {
                match (old.get_mut(&pattern), &mut value) {
                    (Some(Value::Object(old)), Value::Object(value)) => merge(old, value),
                    _ => {
                        old.insert(pattern, value);
                    }
                }
            }
        }
        (
            "items" | "additionalProperties" | "propertyNames",
            Value::Object(old),
            Value::Object(mut new),
        ) => merge(old, &mut new),
        (_, _, new) => return Some(new),
    }
    None
}
