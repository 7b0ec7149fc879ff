//! A row read through serde, and why it cannot be.

use std::fmt;

use inbounds::Validated;
use serde::Deserialize as _;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Why a row cannot be read.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is no column for a field.
    Missing(String),
    /// There is no field for a column.
    Unknown(String),
    /// Two columns are of one field.
    Duplicate(String),
    /// A value, in the column with this index.
    Value(usize, String),
    /// Anything else.
    Row(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing(name) => write!(f, "missing column `{name}`"),
            Fault::Unknown(name) => write!(f, "unknown column `{name}`"),
            Fault::Duplicate(name) => write!(f, "duplicate column `{name}`"),
            Fault::Value(_, message) | Fault::Row(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Fault::Row(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Fault::Missing(field.to_owned())
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Fault::Unknown(field.to_owned())
    }

    fn duplicate_field(field: &'static str) -> Self {
        Fault::Duplicate(field.to_owned())
    }
}

/// Reads the fields in a row.
pub(crate) fn read<S: Validated<Fields: DeserializeOwned>>(
    rows: &serde_arrow::Deserializer<'_>,
    row: usize,
) -> Result<S::Fields, Fault> {
    match rows.get(row) {
        Some(item) => S::Fields::deserialize(Row(item)),
        None => Err(Fault::Row("there is no such row".to_owned())),
    }
}

struct Row<D>(D);

impl<'de, D: Deserializer<'de, Error = serde_arrow::Error>> Deserializer<'de> for Row<D> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut fault = None;
        let result = self.0.deserialize_map(Columns {
            visitor,
            fault: &mut fault,
        });
        result.map_err(|error| fault.unwrap_or_else(|| Fault::Row(error.to_string())))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Gives the visitor the columns, with an error that keeps what is known of it.
struct Columns<'f, V> {
    visitor: V,
    fault: &'f mut Option<Fault>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Columns<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, columns: A) -> Result<V::Value, A::Error> {
        self.visitor
            .visit_map(Cells { columns, next: 0 })
            .map_err(|fault| {
                *self.fault = Some(fault);
                A::Error::custom("the row cannot be read")
            })
    }
}

struct Cells<A> {
    columns: A,
    /// The index of the next column.
    next: usize,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Cells<A> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let mut fault = None;
        let key = self.columns.next_key_seed(Key {
            seed,
            fault: &mut fault,
        });
        key.map_err(|error| fault.unwrap_or_else(|| Fault::Row(error.to_string())))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let column = self.next;
        self.next += 1;
        self.columns
            .next_value_seed(seed)
            .map_err(|error| Fault::Value(column, error.to_string()))
    }
}

/// The name of a column, with the same.
struct Key<'f, K> {
    seed: K,
    fault: &'f mut Option<Fault>,
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<'_, K> {
    type Value = K::Value;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<K::Value, D::Error> {
        name.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Key<'_, K> {
    type Value = K::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<K::Value, E> {
        let name: StrDeserializer<'_, Fault> = name.into_deserializer();
        self.seed.deserialize(name).map_err(|fault| {
            *self.fault = Some(fault);
            E::custom("an unknown column")
        })
    }
}
