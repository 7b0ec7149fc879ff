//! What the fields of a struct are called in a document, found out from serde's derive.
//!
//! The derived visitor takes the index of a field for its name, and complains of a field that it is
//! given twice, by the name that a document has it by. So each index is given twice. `rename`,
//! `rename_all` and `alias` are all in that answer.

use std::any::type_name;
use std::cell::Cell;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor, value,
};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, What};
use super::stand_in::{self, CHOICES};
use super::state::State;

/// For each field, in the order of the declaration: the name in a document, and after it its aliases.
/// Empty if it is not known.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<Vec<&'static str>>);

impl Names {
    pub(super) fn of(&self, index: usize) -> &[&'static str] {
        self.0.get(index).map_or(&[], Vec::as_slice)
    }
}

/// The names of `count` declared fields.
pub(super) fn of<'de, F: Deserialize<'de>>(count: usize) -> Names {
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
    if listed.len() == count {
        return Names(listed.iter().map(|name| vec![*name]).collect());
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
    let groups = groups(&names, listed);
    // Fewer than declared: some are skipped, and it is not known which.
    match groups.len() == count {
        true => Names(groups),
        false => Names::default(),
    }
}

/// The list has for each field its name and aliases, sorted among themselves: each group ends before
/// the first name that can only be the next field's.
fn groups(names: &[Option<&'static str>], listed: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut rest = listed;
    let mut groups = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let after = names.len() - i - 1;
        // As many as leave one for each field that follows.
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

/// Says that there is no field of the index.
const END: &str = "no such field";

struct Probe<'p> {
    /// None only looks at the list.
    index: Option<usize>,
    choice: u8,
    listed: &'p Cell<Option<&'static [&'static str]>>,
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::told())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
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

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
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
        stand_in::fill(&mut State::without_document(), self.choice, 0, seed)
    }
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn aliases_are_with_their_field() {
        let listed = ["a", "b", "fn", "id", "z", "last"];
        let names = [Some("a"), Some("fn"), Some("last")];
        assert_eq!(
            groups(&names, &listed),
            [vec!["a"], vec!["fn", "b", "id", "z"], vec!["last"]]
        );
        assert_eq!(groups(&[None, Some("b")], &["a", "b"]), [vec![], vec!["b"]]);
    }
}
