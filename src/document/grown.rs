//! A substitute for a type that reads an object without listing its fields: an internally tagged
//! enum, or a struct with flattened fields.
//!
//! Its error names one missing field at a time, so the object grows, attempt by attempt, until it
//! is accepted.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, Got, What};
use super::forward::forward;
use super::key::Key;
use super::plain::Plain;

/// The greatest number of fields.
const MOST: usize = 64;

#[derive(Clone)]
pub(super) struct Grown {
    entries: Vec<(&'static str, Plain)>,
    /// The variants that the tag may name, and the index of the one that it names.
    variants: &'static [&'static str],
    variant: usize,
}

impl Grown {
    /// An object with the first field that was missing.
    pub(super) fn from(name: &'static str) -> Self {
        Grown {
            entries: vec![(name, Plain::Null)],
            variants: &[],
            variant: 0,
        }
    }

    /// Grows by the field that the error names. Returns whether there is something else to try.
    pub(super) fn learn(&mut self, fault: &Fault) -> bool {
        match fault.what() {
            What::Missing(name) if self.entries.len() < MOST => {
                let is_new = self.entries.iter().all(|(own, _)| own != name);
                self.entries.push((name, Plain::Null));
                is_new || self.next_variant()
            }
            What::Unfit {
                got: Got::Null,
                expected,
                ..
            } => match self.entries.last_mut() {
                Some((_, plain @ Plain::Null)) => {
                    *plain = Plain::expected(expected);
                    true
                }
                _ => self.next_variant(),
            },
            What::UnknownVariant(name, known) if name.is_empty() => {
                let Some((_, plain)) = self.entries.last_mut() else {
                    return false;
                };
                let Some(first) = known.first() else {
                    return false;
                };
                *plain = Plain::Text(first);
                if self.entries.len() == 1 {
                    self.variants = known;
                }
                true
            }
            _ => self.next_variant(),
        }
    }

    fn next_variant(&mut self) -> bool {
        self.variant += 1;
        self.entries.truncate(1);
        match (self.entries.first_mut(), self.variants.get(self.variant)) {
            (Some((_, tag)), Some(name)) => {
                *tag = Plain::Text(name);
                true
            }
            _ => false,
        }
    }
}

impl<'de> Deserializer<'de> for &Grown {
    type Error = Fault;

    forward! { newtype_struct option }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries {
            entries: &self.entries,
            now: Plain::Null,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Entries<'g> {
    entries: &'g [(&'static str, Plain)],
    now: Plain,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(((name, plain), rest)) = self.entries.split_first() else {
            return Ok(None);
        };
        self.entries = rest;
        self.now = *plain;
        seed.deserialize(Key(&Cow::Borrowed(*name))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self.now)
    }
}
