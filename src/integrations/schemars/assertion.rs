//! Constraints as assertions of JSON Schema.

use core::ops::Bound;

use serde_json::Value as Json;

use super::part::{
    Object, Part, all_of, alternatives, join, merge, not_null, object, some, within,
};
use super::value::{bound, is_char, is_text, json_of, range_of_chars};
use super::{format, pattern};
use crate::constraint::{Constraint, Unit, Value};

/// The assertions for a constraint. They never exclude a value that the constraint accepts.
#[derive(Default)]
pub(super) struct Said {
    /// Assertions that must all hold.
    assertions: Vec<Object>,
    /// Whether the value is required, and not `null`.
    required: bool,
    /// The parts that the assertions do not express, as text.
    pub(super) unsaid: Vec<String>,
}

/// The assertions of a constraint on a value with this schema.
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
        let (assertions, partial) = place.require(one);
        if partial && !matches!(one, Constraint::Format(_)) {
            said.unsaid.push(one.to_string());
        }
        said.assertions.extend(assertions);
    }
    said
}

impl Said {
    /// Writes them. Returns whether the value is required.
    pub(super) fn write(self, schema: &mut Object) -> bool {
        if self.required {
            if let Some(Json::Array(types)) = schema.get_mut("type") {
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
        Constraint::AllOf(all) => all.iter().flat_map(conjunction).collect(),
        Constraint::WithMessage { constraint, .. } => conjunction(constraint),
        one => vec![one],
    }
}

/// The facts that matter here in the derived schema of a value.
#[derive(Clone, Copy)]
struct Place<'s> {
    schema: Option<&'s Object>,
    /// The name of a property: always text, whatever type the key has.
    is_key: bool,
    /// Whether `null` is excluded.
    required: bool,
}

impl<'s> Place<'s> {
    fn of(schema: Option<&'s Json>) -> Self {
        Place {
            schema: schema.and_then(Json::as_object),
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
                Some(Json::Array(names)) => names.iter().any(|one| one == name),
                Some(one) => one == name,
                None => false,
            };
            own || schema
                .get("anyOf")
                .and_then(Json::as_array)
                .is_some_and(|any| {
                    any.iter()
                        .filter_map(Json::as_object)
                        .any(|one| can_be(one, name))
                })
        }
        self.schema.is_some_and(|schema| can_be(schema, name))
    }

    fn require(self, constraint: &Constraint) -> Part {
        match constraint {
            Constraint::AllOf(all) => join(all.iter().map(|one| self.require(one))),
            Constraint::AnyOf(any) => alternatives(any.iter().map(|one| self.require(one))),
            Constraint::Not(excluded) => self.exclude(excluded),
            Constraint::WithMessage { constraint, .. } => self.require(constraint),
            Constraint::Required => (vec![not_null()], false),
            Constraint::Each(each) if self.can_be("array") => {
                within("items", self.within("items").require(each))
            }
            Constraint::Elements(all) if self.can_be("array") => self.elements(all),
            Constraint::Keys(each) if self.can_be("object") => {
                let key = Place {
                    is_key: true,
                    ..Place::of(None)
                };
                within("propertyNames", key.require(each))
            }
            Constraint::Values(each) if self.can_be("object") => self.values(each),
            leaf => {
                let (assertion, partial) = self.leaf(leaf);
                (Vec::from_iter(assertion), partial)
            }
        }
    }

    /// The assertions of the complement, which accepts `None` too.
    fn exclude(self, constraint: &Constraint) -> Part {
        match constraint {
            Constraint::AllOf(all) => alternatives(all.iter().map(|one| self.exclude(one))),
            Constraint::AnyOf(any) => join(any.iter().map(|one| self.exclude(one))),
            Constraint::Not(constraint) => self.require(constraint),
            Constraint::WithMessage { constraint, .. } => self.exclude(constraint),
            Constraint::Required => (vec![object("type", "null")], false),
            other => match self.require(other) {
                (_, true) => (vec![], true),
                (assertions, false) => {
                    // An assertion holds for any value of another type.
                    let mut excluded = all_of(assertions);
                    if let Some(Json::Array(mut listed)) = excluded.remove("enum") {
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

    /// The JSON type that a constraint applies to.
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
            | Constraint::Elements(_)
            | Constraint::Unique => "array",
            _ => "string",
        }
    }

    /// The element `i` is the item `i` of `prefixItems`.
    fn elements(self, all: &[Constraint]) -> Part {
        let prefix = self.schema.and_then(|schema| schema.get("prefixItems"));
        let mut partial = false;
        let items = all.iter().enumerate().map(|(i, one)| {
            let place = Place::of(prefix.and_then(|prefix| prefix.get(i)));
            let (assertions, is_partial) = place.require(one);
            partial |= is_partial;
            Json::Object(all_of(assertions))
        });
        let items: Vec<Json> = items.collect();
        (vec![object("prefixItems", items)], partial)
    }

    /// Keys that are numbers are matched by patterns.
    fn values(self, each: &Constraint) -> Part {
        let patterns = self
            .schema
            .and_then(|schema| schema.get("patternProperties")?.as_object());
        let Some(patterns) = patterns else {
            return within(
                "additionalProperties",
                self.within("additionalProperties").require(each),
            );
        };
        let parts = patterns.iter().map(|(pattern, value)| {
            let (assertions, partial) = within(pattern, Place::of(Some(value)).require(each));
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
                let whole = bound(&mut said, start, "minimum", "exclusiveMinimum")
                    & bound(&mut said, end, "maximum", "exclusiveMaximum");
                (some(said), !whole)
            }
            Constraint::MultipleOf(Value::Int(step)) if !self.is_key && *step != 0 => {
                let step = u64::try_from(step.unsigned_abs());
                (
                    step.ok().map(|step| object("multipleOf", step)),
                    step.is_err(),
                )
            }
            Constraint::Finite => (None, false), // every number in JSON is finite
            Constraint::Length { unit, start, end } => self.length(*unit, *start, *end),
            Constraint::OneOf(values) if !self.is_key || values.iter().all(is_text) => {
                let listed: Option<Vec<Json>> = values.iter().map(json_of).collect();
                let partial = listed.is_none();
                let listed = listed.map(|mut listed| {
                    if self.can_be("null") && !self.required {
                        listed.push(Json::Null);
                    }
                    object("enum", listed)
                });
                (listed, partial)
            }
            Constraint::Unique => (Some(object("uniqueItems", true)), false),
            Constraint::Format(format) => format::of(*format),
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

    /// JSON Schema counts characters; a length in another unit limits their number.
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
