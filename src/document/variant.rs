//! The deserializer of an enum whose variant is named by a text, or by the only key of an object.

use std::borrow::Cow;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, Unexpected, VariantAccess,
    Visitor,
};

use super::fault::Fault;
use super::feed::{self, Way};
use super::key::Key;
use super::node::Node;
use super::reader::Reader;
use super::reports;
use super::state::State;

pub(super) struct Variant<'a, 't, 'de> {
    pub(super) state: &'a mut State<'t, 'de>,
    pub(super) name: &'t Cow<'de, str>,
    pub(super) content: Option<&'t Node<'de>>,
    pub(super) is_quiet: bool,
}

impl<'t, 'de> Variant<'_, 't, 'de> {
    /// Reads the content. Its problems are recorded at the node of the content.
    fn content<T>(
        self,
        expected: &str,
        read: impl FnOnce(Reader<'_, 't, 'de>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let Some(node) = self.content else {
            return Err(no_content(expected));
        };
        let secrets = reports::secrets_read();
        let result = read(Reader::of(self.state, node, self.is_quiet));
        if reports::secrets_read() != secrets {
            self.state.note_secret(node.id);
        }
        match result {
            Err(fault) if !self.is_quiet && !fault.is_told() => {
                self.state.record(node, &fault);
                Err(Fault::told())
            }
            result => result,
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_, 'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        Ok((seed.deserialize(Key(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_, 'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.content {
            Some(_) => self.content("null", |reader| Deserialize::deserialize(reader)),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        match self.content {
            Some(node) => {
                let way = Way {
                    is_quiet: self.is_quiet,
                    may_omit: false,
                };
                feed::node(self.state, node, way, seed)
            }
            None => Err(no_content(
                "an object with the variant's name and its content",
            )),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        const EXPECTED: &str = "an object with the variant's name and an array";
        self.content(EXPECTED, |reader| reader.deserialize_tuple(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        const EXPECTED: &str = "an object with the variant's name and an object";
        self.content(EXPECTED, |reader| {
            reader.deserialize_struct("", fields, visitor)
        })
    }
}

/// The error of a variant that has no content, but must have some.
fn no_content(expected: &str) -> Fault {
    Fault::invalid_type(Unexpected::UnitVariant, &expected)
}
