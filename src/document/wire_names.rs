//! The names of a struct's fields in a document, found out from the code that serde derives.
//!
//! A derived visitor accepts the index of a field in place of its name, and rejects a field that is
//! given twice, with the name that the field has in a document. So each index is given twice. The
//! errors contain the results of `rename`, `rename_all` and `alias`.

use std::any::type_name;
use std::cell::Cell;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor, value,
};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, What};
use super::forward::forward;
use super::state::State;
use super::substitute::{self, CHOICES};
use crate::fields::Field;

/// For each field, in the order of the declaration: its name in a document, and then its aliases.
/// Empty if they are unknown.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<Vec<&'static str>>,
    /// The list of names that serde derives, which identifies the struct.
    pub(super) listed: &'static [&'static str],
}

impl Names {
    pub(super) fn into_vec(self) -> Vec<Vec<&'static str>> {
        self.names
    }

    /// The index that serde derives for a field: skipped fields have none.
    pub(super) fn derived_index(&self, index: usize) -> usize {
        let before = self.names.iter().take(index);
        before.filter(|names| !names.is_empty()).count()
    }

    pub(super) fn of(&self, index: usize) -> &[&'static str] {
        self.names.get(index).map_or(&[], Vec::as_slice)
    }
}

/// The names of the declared fields.
pub(super) fn of<'de, F: Deserialize<'de>>(declared: &[Field]) -> Names {
    let listed = Cell::new(None);
    let ask = |index, choice| {
        F::deserialize(Probe {
            index,
            choice,
            listed: &listed,
        })
    };
    let _ = ask(None, 0);
    let Some(listed) = listed.get() else {
        return Names::default(); // a struct with something flattened into it has no list
    };
    if listed.len() == declared.len() {
        return Names {
            names: listed.iter().map(|name| vec![*name]).collect(),
            listed,
        };
    }
    let mut names = Vec::new();
    for index in 0..listed.len() {
        let mut is_end = false;
        let name = (0..CHOICES).find_map(|choice| match ask(Some(index), choice) {
            Err(fault) => match fault.what() {
                What::Duplicate(name) => Some(*name),
                What::Custom(text) => {
                    is_end |= text == END;
                    None
                }
                _ => None,
            },
            Ok(_) => None,
        });
        if is_end {
            break;
        }
        names.push(name);
    }
    Names {
        names: aligned(groups(&names, listed), declared),
        listed,
    }
}

/// With an empty entry for each field that is skipped. The order is that of the declaration; the
/// names show which fields are skipped.
fn aligned(groups: Vec<Vec<&'static str>>, declared: &[Field]) -> Vec<Vec<&'static str>> {
    let mut skipped = declared.len().saturating_sub(groups.len());
    let mut groups = groups.into_iter();
    let mut names = Vec::with_capacity(declared.len());
    for (i, field) in declared.iter().enumerate() {
        let group = groups.as_slice().first();
        let is_of = |field: &Field| {
            group.is_some_and(|group| group.iter().any(|name| is_alike(name, field.name())))
        };
        let is_skipped = !is_of(field) && declared[i + 1..].iter().take(skipped).any(is_of);
        if skipped > 0 && (is_skipped || group.is_none()) {
            skipped -= 1;
            names.push(Vec::new());
        } else {
            names.push(groups.next().unwrap_or_default());
        }
    }
    names
}

/// Whether two names are equal except for case and separators.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}

/// The list has the name and aliases of each field, sorted per field: a group ends before the first
/// name that can only be that of the next field.
fn groups(names: &[Option<&'static str>], listed: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut rest = listed;
    let mut groups = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let after = names.len() - i - 1;
        // At most so many that one is left for each field that follows.
        let most = rest.len().saturating_sub(after);
        let own = name.and_then(|name| rest.iter().position(|one| *one == name));
        let next = names
            .get(i + 1)
            .copied()
            .flatten()
            .and_then(|next| rest.iter().position(|one| *one == next));
        let end = match (own, next) {
            _ if after == 0 => rest.len(),
            (Some(own), Some(next)) if next > own => (own + 1).max(next.min(most)),
            (Some(own), _) => own + 1,
            (None, _) => 1,
        }
        .min(rest.len());
        let mut group = rest[..end].to_vec();
        rest = &rest[end..];
        if let Some(own) = own {
            group.swap(0, own.min(end - 1));
        } else {
            group.clear();
        }
        groups.push(group);
    }
    groups
}

/// The error of an index that no field has.
const END: &str = "no such field";

struct Probe<'p> {
    /// Without an index, only the list is wanted.
    index: Option<usize>,
    choice: u8,
    listed: &'p Cell<Option<&'static [&'static str]>>,
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Fault;

    forward! { newtype_struct }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::told())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.listed.set(Some(fields));
        match self.index {
            Some(index) => visitor.visit_map(Twice {
                index,
                choice: self.choice,
                given: 0,
            }),
            None => Err(Fault::told()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// A map with one field twice.
struct Twice {
    index: usize,
    choice: u8,
    given: u8,
}

impl<'de> MapAccess<'de> for Twice {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.given += 1;
        if self.given > 2 {
            return Ok(None);
        }
        let index: value::U64Deserializer<Fault> = (self.index as u64).into_deserializer();
        seed.deserialize(index)
            .map(Some)
            .map_err(|_| Fault::custom(END))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        if type_name::<S::Value>().ends_with("IgnoredAny") {
            return Err(Fault::custom(END));
        }
        substitute::fill(&mut State::without_document(), self.choice, 0, seed)
    }
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn aliases_are_with_their_field() {
        let listed = ["a", "q", "fn", "id", "z", "last"];
        let names = [Some("a"), Some("fn"), Some("last")];
        assert_eq!(
            groups(&names, &listed),
            [vec!["a", "q"], vec!["fn", "id", "z"], vec!["last"]]
        );
        assert_eq!(
            groups(&[Some("b"), Some("c")], &["a", "b", "c"]),
            [vec!["b", "a"], vec!["c"]]
        );
        assert_eq!(groups(&[None, Some("b")], &["a", "b"]), [vec![], vec!["b"]]);
    }
}
