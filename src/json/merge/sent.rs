//! The content of a patch, by the names that the document uses.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::owner_of;
use crate::document::{self, Names, reports};
use crate::error::{Problem, Problems, path::push_token};
use crate::fields::Fields;
use crate::instance;
use crate::json::from_value;

/// The content of a patch.
#[derive(Default)]
pub(super) struct Sent {
    /// The values, by the names of the fields in place of aliases.
    pub(super) values: Map<String, Value>,
    /// The fields that are known to be read by the name, in the same order.
    owners: Vec<(String, Option<&'static str>)>,
    /// The names of fields, and the aliases that the patch has instead.
    aliases: Vec<(&'static str, String)>,
}

impl Sent {
    /// Adds a field; returns it if it is there already.
    pub(super) fn add(
        &mut self,
        key: String,
        owner: Option<&'static str>,
        value: Value,
    ) -> Option<(String, Value)> {
        let name = owner.map_or_else(|| key.clone(), str::to_owned);
        if self.values.contains_key(&name) {
            return Some((key, value));
        }
        if let Some(owner) = owner.filter(|owner| *owner != key) {
            self.aliases.push((owner, key));
        }
        self.values.insert(name.clone(), value);
        self.owners.push((name, owner));
        None
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A name as the patch spells it.
    pub(super) fn spelled<'s>(&'s self, name: &'s str) -> &'s str {
        let mut aliases = self.aliases.iter();
        aliases
            .find(|(own, _)| *own == name)
            .map_or(name, |(_, alias)| alias)
    }

    /// Each name, the field that is known to be read by it, and the value.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Option<&'static str>, &Value)> {
        self.owners
            .iter()
            .filter_map(|(name, owner)| Some((name.as_str(), *owner, self.values.get(name)?)))
    }

    /// What was written, so that no field of the patch is in it by an alias.
    pub(super) fn as_read<F: Fields + DeserializeOwned>(
        &self,
        names: &Names,
        written: Value,
    ) -> Value {
        let is_there = |name: &str| written.get(name).is_some();
        if self.iter().all(|(name, _, _)| is_there(name)) {
            return written;
        }
        let Value::Object(written) = written else {
            return written;
        };
        let rename = |(name, value): (String, Value)| {
            let owner = owner_of::<F>(names, &name, &value).filter(|owner| self.has(owner));
            (owner.map_or(name, str::to_owned), value)
        };
        Value::Object(written.into_iter().map(rename).collect())
    }

    /// The problems, with the names that the patch uses.
    pub(super) fn renamed(&self, problems: Problems) -> Vec<Problem> {
        let mut list: Vec<Problem> = problems.into_iter().collect();
        for (name, alias) in &self.aliases {
            for pointer in list.iter_mut().flat_map(|problem| &mut problem.pointers) {
                let (mut own, mut new) = (String::new(), String::new());
                push_token(name, &mut own);
                push_token(alias, &mut new);
                if let Some(rest) = pointer.strip_prefix(&own) {
                    if rest.is_empty() || rest.starts_with('/') {
                        *pointer = new + rest;
                    }
                }
            }
        }
        list
    }

    /// The problems that are about the patch. Others can be due to defaults in place of values that are
    /// not written. If no problem is about the patch, all of them.
    pub(super) fn about(&self, problems: Problems) -> Vec<Problem> {
        let is_sent = |pointer: &String| {
            let mut token = String::new();
            self.values.keys().any(|name| {
                token.clear();
                push_token(name, &mut token);
                let rest = pointer.strip_prefix(&token);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let is_about = |problem: &Problem| {
            let mut pointers = problem.pointers.iter();
            problem.code() == "required" || pointers.any(|it| it.is_empty() || is_sent(it))
        };
        if !problems.iter().any(is_about) {
            return self.renamed(problems);
        }
        let is_cut_off = problems.is_cut_off();
        let list = problems.into_iter().filter(is_about).collect();
        self.renamed(Problems::new(list, is_cut_off))
    }
}

/// Reads the fields; their rules are not checked yet.
pub(super) fn read<F: Fields + DeserializeOwned>(
    merged: &Value,
    sent: &Sent,
) -> Result<F, Problems> {
    let error = match F::deserialize(merged) {
        Ok(fields) => return Ok(fields),
        Err(error) => error,
    };
    if let Some(fields) = document::read_with_nan(merged, |name| !sent.has(name)) {
        return Ok(fields);
    }
    Err(match from_value::<Accepted<F>>(merged) {
        Ok(_) => Problems::whole("invalid", error.to_string(), None),
        Err(problems) => problems,
    })
}

/// Fields that the rules have accepted.
struct Accepted<F>(F);

impl<'de, F: Fields + Deserialize<'de>> Deserialize<'de> for Accepted<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = F::deserialize(deserializer)?;
        let accepted = if reports::is_reading() {
            reports::accept(fields)
        } else {
            instance::accepted(fields).ok()
        };
        accepted
            .map(Accepted)
            .ok_or_else(|| D::Error::custom(reports::REJECTED))
    }
}
