//! What the columns of a struct are called and which types its fields have, found out from serde's derive.
//!
//! The derived visitor takes the index of a field for its name, and then takes a value of the field's type:
//! only the name of that type is used. So what a `#[serde(..)]` attribute changes is seen: a renamed field has
//! another name in the list, one with `deserialize_with` another type, and one that is skipped has no index.

use std::any::type_name;
use std::fmt;

use inbounds::{Fields, Validated};
use serde::Deserialize as _;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer,
    MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// A field as serde's derive reads it.
pub(crate) struct Wire {
    /// The name of its column.
    pub(crate) column: &'static str,
    /// The name of its type.
    pub(crate) type_name: &'static str,
}

/// The fields in the order of the declaration. `None` if that cannot be found out: for a newtype, an enum, a
/// `Deserialize` that is written by hand, fields that are skipped or flattened or have aliases.
pub(crate) fn of<S: Validated<Fields: DeserializeOwned>>() -> Option<Vec<Wire>> {
    if S::Fields::IS_NEWTYPE || S::Fields::IS_ENUM {
        return None;
    }
    let mut wires = Vec::new();
    let mut names = &[][..];
    loop {
        let (seen, _) = probe::<S, _>(wires.len() as u64);
        names = seen.names.unwrap_or(names);
        let Some(type_name) = seen
            .type_name
            .filter(|name| *name != type_name::<IgnoredAny>())
        else {
            break;
        };
        wires.push(Wire {
            column: names.get(wires.len())?,
            type_name,
        });
    }
    (wires.len() == names.len() && wires.len() == S::FIELDS.len()).then_some(wires)
}

/// Whether serde's derive rejects an unknown column.
pub(crate) fn is_denied<S: Validated<Fields: DeserializeOwned>>(column: &str) -> bool {
    let (_, result) = probe::<S, _>(column);
    matches!(result, Err(Fault { is_unknown: true }))
}

#[derive(Default)]
struct Seen {
    names: Option<&'static [&'static str]>,
    type_name: Option<&'static str>,
}

#[derive(Debug)]
struct Fault {
    is_unknown: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a probe")
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Fault { is_unknown: false }
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Fault { is_unknown: true }
    }
}

fn stop() -> Fault {
    Fault { is_unknown: false }
}

/// A map with one field, of which the derive reads the key. The value is an error.
struct Probe<'p, K> {
    key: K,
    seen: &'p mut Seen,
    /// The name of the type of the fields.
    fields: &'static str,
}

/// Reads the fields from a map with one key.
fn probe<'k, S, K>(key: K) -> (Seen, Result<(), Fault>)
where
    S: Validated<Fields: DeserializeOwned>,
    K: IntoDeserializer<'k, Fault> + Copy,
{
    let mut seen = Seen::default();
    let result = S::Fields::deserialize(Probe {
        key,
        seen: &mut seen,
        fields: type_name::<S::Fields>(),
    });
    (seen, result.map(drop))
}

impl<'de, K: IntoDeserializer<'de, Fault> + Copy> Deserializer<'de> for Probe<'_, K> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(stop())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // A visitor that is not the derive's may do anything with a value.
        if type_name::<V::Value>() != self.fields || !type_name::<V>().contains("::__Visitor") {
            return Err(stop());
        }
        self.seen.names = Some(names);
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de, K: IntoDeserializer<'de, Fault> + Copy> MapAccess<'de> for Probe<'_, K> {
    type Error = Fault;

    fn next_key_seed<N: DeserializeSeed<'de>>(
        &mut self,
        seed: N,
    ) -> Result<Option<N::Value>, Fault> {
        seed.deserialize(self.key.into_deserializer()).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, _: T) -> Result<T::Value, Fault> {
        self.seen.type_name = Some(type_name::<T::Value>());
        Err(stop())
    }
}
