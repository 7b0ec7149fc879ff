//! A deserializer that finds out how a derived visitor names its fields.
//!
//! Such a visitor accepts the index of a field in place of its name, and rejects a field that is
//! given twice, with the name that the field has in a document. So each index is given twice. The
//! errors contain the results of `rename`, `rename_all` and `alias`.

use std::any::type_name;
use std::cell::Cell;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor, value,
};
use serde::forward_to_deserialize_any;

use crate::document::fault::{Fault, What};
use crate::document::forward::forward;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::state::State;
use crate::document::substitute::{self, CHOICES};

/// What is requested of a deserializer.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    pub(super) listed: Option<&'static [&'static str]>,
    /// Whether the visitor is one that serde derives for the fields themselves.
    pub(super) is_own: bool,
}

/// What the type requests.
pub(super) fn asked<'de, F: Deserialize<'de>>() -> Asked {
    let asked = Cell::default();
    let _ = F::deserialize(Probe::new::<F>(&asked, None));
    asked.get()
}

/// There is no field of this index.
pub(super) struct End;

/// Gives a field twice, with one substitute after the other, and then with a value.
pub(super) fn given_twice<'de, F: Deserialize<'de>>(
    key: Key<'_>,
    given: Option<&Node<'de>>,
) -> Result<Option<&'static str>, End> {
    let mut is_end = false;
    let values = (0..CHOICES)
        .map(Given::Choice)
        .chain(given.map(Given::Node));
    for value in values {
        let asked = Cell::default();
        let twice = Twice {
            key,
            value,
            given: 0,
        };
        if let Err(fault) = F::deserialize(Probe::new::<F>(&asked, Some(twice))) {
            match fault.what() {
                What::Duplicate(name) => return Ok(Some(name)),
                What::Custom(text) => is_end |= text == END,
                _ => {}
            }
        }
    }
    if is_end { Err(End) } else { Ok(None) }
}

/// The error of an index that no field has.
const END: &str = "no such field";

struct Probe<'p, 'n, 'de> {
    /// The type of the fields, without its parameters.
    fields: &'static str,
    asked: &'p Cell<Asked>,
    /// Otherwise only what is requested is wanted.
    twice: Option<Twice<'n, 'de>>,
}

impl<'p, 'n, 'de> Probe<'p, 'n, 'de> {
    fn new<F>(asked: &'p Cell<Asked>, twice: Option<Twice<'n, 'de>>) -> Self {
        let name = type_name::<F>();
        Probe {
            fields: name.split('<').next().unwrap_or(name),
            asked,
            twice,
        }
    }

    fn map<V: Visitor<'de>>(
        self,
        listed: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let is_own = type_name::<V>()
            .split(" for ")
            .filter_map(|part| part.strip_prefix(self.fields))
            .any(|rest| rest.starts_with(['>', '<']));
        self.asked.set(Asked { listed, is_own });
        match self.twice {
            Some(twice) => visitor.visit_map(twice),
            None => Err(Fault::told()),
        }
    }
}

impl<'de> Deserializer<'de> for Probe<'_, '_, 'de> {
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
        self.map(Some(fields), visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.map(None, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct enum identifier ignored_any
    }
}

#[derive(Clone, Copy)]
pub(super) enum Key<'n> {
    Index(usize),
    Name(&'n str),
}

#[derive(Clone, Copy)]
enum Given<'n, 'de> {
    Choice(u8),
    Node(&'n Node<'de>),
}

/// A map with one field twice.
struct Twice<'n, 'de> {
    key: Key<'n>,
    value: Given<'n, 'de>,
    given: u8,
}

impl<'de> MapAccess<'de> for Twice<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.given += 1;
        if self.given > 2 {
            return Ok(None);
        }
        let key = match self.key {
            Key::Index(index) => {
                let index: value::U64Deserializer<Fault> = (index as u64).into_deserializer();
                seed.deserialize(index)
            }
            Key::Name(name) => {
                let name: value::StrDeserializer<'_, Fault> = name.into_deserializer();
                seed.deserialize(name)
            }
        };
        key.map(Some).map_err(|_| Fault::custom(END))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        if type_name::<S::Value>().ends_with("IgnoredAny") {
            return Err(Fault::custom(END));
        }
        match self.value {
            Given::Choice(choice) => {
                substitute::fill(&mut State::without_document(), choice, 0, seed)
            }
            Given::Node(node) => {
                seed.deserialize(Reader::quiet(&mut State::new(node.end, 0, false), node))
            }
        }
    }
}
