//! Combines the fields of an instance with those of a patch.
//!
//! Serde reads a whole struct, so the new struct has a default for each field that is not written.
//! Only the fields in the patch are taken from it. If the names of the fields in a document are sure,
//! they decide which fields these are. Otherwise the fields are taken one by one, and the serialized
//! document shows which of them make a difference. A value of the patch that makes none is an error,
//! unless serde ignores it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::problem;
use super::sent::Sent;
use crate::document::{self, Names, is_alike};
use crate::error::{Problem, Problems};
use crate::fields::{self, Attributes, Field, Fields, PlaceVisitor};

const CODE: &str = "not_written";
const MESSAGE: &str = "this field is not written, so a patch cannot change it";

/// The old fields, with those of the new fields that the patch is about. `before` is the document of the
/// old fields, `merged` the one from which the new fields were read.
pub(super) fn mixed<F>(
    old: &F,
    mut new: F,
    names: &Names,
    sent: &Sent,
    [before, merged]: [&Value; 2],
) -> Result<F, Vec<Problem>>
where
    F: Fields + Clone + Serialize + DeserializeOwned,
{
    let attributes: Vec<Attributes> = F::FIELDS.iter().map(Field::attributes).collect();
    let mut mixed = old.clone();
    if !has_places(&mut mixed) {
        let may_lose = |it: &Attributes| it.is_hidden || it.is_skipped || it.is_uncertain;
        if attributes.iter().any(may_lose) {
            let message = "a field of this type is not written, so a patch would reset it";
            return Err(Problems::whole(CODE, message.to_owned(), None)
                .into_iter()
                .collect());
        }
        return Ok(new);
    }
    let is_named = |index: usize| {
        let mut own = names.of(index).iter();
        names.is_sure && own.any(|name| sent.has(name))
    };
    if names.is_sure {
        for index in (0..F::FIELDS.len()).filter(|index| is_named(*index)) {
            swap(&mut mixed, &mut new, index);
        }
        return Ok(mixed);
    }

    let whole = |error: serde_json::Error| -> Vec<Problem> {
        Problems::whole("invalid", error.to_string(), None)
            .into_iter()
            .collect()
    };
    let after = serde_json::to_value(&new).map_err(whole)?;
    let mut lost = Vec::new();
    let mut chosen = Vec::new();
    let may_hide = !names.is_derived || attributes.iter().any(|it| it.is_hidden || it.is_uncertain);
    for (name, owner, value) in sent.iter() {
        let is_written = before.get(name).is_some() || after.get(name).is_some();
        let index = owner.and_then(|owner| declared(owner, &attributes, F::FIELDS));
        if let Some(index) = index.filter(|_| names.is_derived) {
            chosen.push(index);
        } else if is_written || owner.is_some() && !may_hide {
        } else if owner.is_some() || !is_ignored::<F>(names, merged, name, value) {
            lost.push(problem(sent.spelled(name), CODE, MESSAGE));
        }
    }
    if !lost.is_empty() {
        return Err(lost);
    }
    let mut now = before.clone();
    for index in 0..F::FIELDS.len() {
        swap(&mut mixed, &mut new, index);
        let next = serde_json::to_value(&mixed).map_err(whole)?;
        if next != now || chosen.contains(&index) {
            now = next;
        } else {
            swap(&mut mixed, &mut new, index);
        }
    }
    if now == after {
        Ok(mixed)
    } else {
        let message = "what is written depends on fields that are not, so a patch cannot change it";
        Err(Problems::whole(CODE, message.to_owned(), None)
            .into_iter()
            .collect())
    }
}

/// The only field that can have this name in a document.
fn declared(name: &str, attributes: &[Attributes], fields: &[Field]) -> Option<usize> {
    let is_of = |(attributes, field): (&Attributes, &Field)| match attributes.name {
        _ if attributes.is_uncertain => true,
        _ if attributes.is_skipped || attributes.is_flattened => false,
        Some(own) => own == name,
        None => is_alike(field.name(), name),
    };
    let mut found = (0..fields.len()).filter(|i| is_of((&attributes[*i], &fields[*i])));
    match (found.next(), found.next()) {
        (Some(index), None) if !attributes[index].is_uncertain => Some(index),
        _ => None,
    }
}

/// Whether the value of this name makes no difference to a reading.
fn is_ignored<F>(names: &Names, merged: &Value, name: &str, value: &Value) -> bool
where
    F: Fields + DeserializeOwned,
{
    if names.is_derived && names.lists(name) == Some(false) {
        return true;
    }
    let others = [
        json!(null),
        json!([]),
        json!({}),
        json!(""),
        json!(true),
        json!(1.5),
    ];
    let is_read = |other: Value| {
        let mut document = merged.clone();
        if let Value::Object(map) = &mut document {
            map.insert(name.to_owned(), other);
        }
        document::reads::<F>(&document)
    };
    others.into_iter().chain([value.clone()]).all(is_read)
}

fn has_places<F: Fields>(fields: &mut F) -> bool {
    struct Count(usize);
    impl PlaceVisitor for Count {
        fn place<T: 'static>(&mut self, _: &mut T) {
            self.0 += 1;
        }
    }
    let mut count = Count(0);
    fields.places(&mut count);
    count.0 == F::FIELDS.len()
}

/// Swaps one field of two structs.
fn swap<F: Fields>(a: &mut F, b: &mut F, index: usize) {
    struct Swap<'f, F> {
        index: usize,
        next: usize,
        with: &'f mut F,
    }
    impl<F: Fields> PlaceVisitor for Swap<'_, F> {
        fn place<T: 'static>(&mut self, place: &mut T) {
            if self.next == self.index {
                fields::swap(self.with, self.index, place);
            }
            self.next += 1;
        }
    }
    a.places(&mut Swap {
        index,
        next: 0,
        with: b,
    });
}
