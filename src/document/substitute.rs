//! Substitutes: values for what is missing or wrong in a document, so that everything around it can
//! be read.
//!
//! Most types accept what they request: a number, text, an empty list. A type that parses text
//! accepts one of a few usual texts. The one that a type accepts is remembered.

use std::any::type_name;
use std::borrow::Cow;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor, value,
};

use super::fault::Fault;
use super::forward::{floats, forward, integers};
use super::key::Key;
use super::reader::Reader;
use super::state::State;
use super::suggestion;

/// The depth to which substitutes may be nested, because a type may contain itself.
const DEEP: u8 = 8;

/// The number of choices.
pub(super) const CHOICES: u8 = 13;

/// The number or text that a type gets for each choice, if it requests one.
const GIVEN: [(u8, &str); CHOICES as usize] = [
    (0, ""),
    (1, "a"),
    (1, "00000000-0000-4000-8000-000000000000"),
    (10, "2000-01-01T00:00:00Z"),
    (50, "2000-01-01"),
    (100, "00:00:00"),
    (2, "2000-01-01T00:00:00"),
    (3, "0"),
    (5, "127.0.0.1"),
    (7, "http://a.bc/"),
    (20, "a@b.cd"),
    (30, "1.0.0"),
    (1, "127.0.0.1:80"),
];

/// The text of a choice.
pub(super) fn text(choice: u8) -> &'static str {
    GIVEN[usize::from(choice % CHOICES)].1
}

/// The choice that the name of a type suggests.
pub(super) fn hint(ty: &str) -> Option<u8> {
    const BY_NAME: [(&str, u8); 17] = [
        ("Uuid", 2),
        ("NaiveDateTime", 6),
        ("NaiveDate", 4),
        ("NaiveTime", 5),
        ("DateTime", 3),
        ("Timestamp", 3),
        ("civil::date::Date", 4),
        ("SocketAddr", 12),
        ("IpAddr", 8),
        ("Ipv4", 8),
        ("Url", 9),
        ("Uri", 9),
        ("Email", 10),
        ("Version", 11),
        ("Decimal", 7),
        ("Big", 7),
        ("NonZero", 1),
    ];
    BY_NAME
        .iter()
        .find(|(name, _)| ty.contains(name))
        .map(|(_, choice)| *choice)
}

/// Feeds a substitute for a value that the document does not have.
pub(super) fn fill<'de, S: DeserializeSeed<'de>>(
    state: &mut State<'_, 'de>,
    choice: u8,
    depth: u8,
    seed: S,
) -> Result<S::Value, Fault> {
    if depth > DEEP {
        return Err(Fault::told());
    }
    let ty = type_name::<S::Value>();
    if let Some(node) = state.donor(ty) {
        return seed.deserialize(Reader::quiet(state, node));
    }
    if let Some(grown) = state.types.grown(ty) {
        return seed.deserialize(&grown);
    }
    let choice = state
        .types
        .remembered_choice(ty)
        .or(hint(ty))
        .unwrap_or(choice);
    seed.deserialize(Substitute {
        state,
        choice,
        depth,
    })
}

/// Gives a visitor whatever it requests.
pub(super) struct Substitute<'a, 't, 'de> {
    pub(super) state: &'a mut State<'t, 'de>,
    pub(super) choice: u8,
    pub(super) depth: u8,
}

impl Substitute<'_, '_, '_> {
    fn given(&self) -> (u8, &'static str) {
        GIVEN[usize::from(self.choice % CHOICES)]
    }
}

macro_rules! number {
    ($($method:ident $visit:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.visit_u64(self.given().0.into())
        }
    )*};
}

impl<'de> Deserializer<'de> for Substitute<'_, '_, 'de> {
    type Error = Fault;

    forward! { string byte_buf unit_struct tuple_struct }

    integers! { number }
    floats! { number }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.choice % 6 {
            0 => visitor.visit_unit(),
            1 => visitor.visit_u64(0),
            2 => visitor.visit_borrowed_str(""),
            3 => visitor.visit_map(nothing()),
            4 => visitor.visit_seq(value::SeqDeserializer::new(std::iter::empty::<u8>())),
            _ => visitor.visit_bool(false),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.choice % 2 == 1)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_char('a')
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.given().1)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_bytes(b"")
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            RAW => visitor.visit_map(raw()),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let left = usize::from(self.choice % 2);
        self.deserialize_tuple(left, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(Elements {
            state: self.state,
            left: len,
            choice: self.choice,
            depth: self.depth + 1,
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(nothing())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.depth > DEEP {
            return Err(Fault::told());
        }
        visitor.visit_map(Members::new(
            self.state,
            fields,
            self.choice,
            self.depth + 1,
        ))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // Another variant on each level, so that an enum that contains itself ends.
        let index = usize::from(self.choice) + usize::from(self.depth);
        match variants.get(index % variants.len().max(1)) {
            Some(name) if self.depth < DEEP => visitor.visit_enum(Variant {
                name,
                content: Substitute {
                    depth: self.depth + 1,
                    ..self
                },
            }),
            _ => Err(Fault::told()),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::told()) // a tag determines what everything else means: nothing replaces it
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

/// The name that `serde_json` has for a value that it does not parse.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

pub(super) fn raw<'de>() -> impl MapAccess<'de, Error = Fault> {
    value::MapDeserializer::new([(RAW, "null")].into_iter())
}

/// A map without entries.
pub(super) fn nothing<'de>() -> impl MapAccess<'de, Error = Fault> {
    value::MapDeserializer::new(std::iter::empty::<(u8, u8)>())
}

/// Elements that are not in the document.
pub(super) struct Elements<'a, 't, 'de> {
    state: &'a mut State<'t, 'de>,
    left: usize,
    choice: u8,
    depth: u8,
}

impl<'a, 't, 'de> Elements<'a, 't, 'de> {
    pub(super) fn new(state: &'a mut State<'t, 'de>, left: usize) -> Self {
        Elements {
            state,
            left,
            choice: 0,
            depth: 0,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, '_, 'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        fill(self.state, self.choice, self.depth, seed).map(Some)
    }
}

/// All fields of a struct, by their indices, which a derived visitor accepts, because the list of names
/// also has aliases. Every other choice uses the names, for a visitor that was written by hand.
pub(super) struct Members<'a, 't, 'de> {
    state: &'a mut State<'t, 'de>,
    fields: &'static [&'static str],
    next: usize,
    choice: u8,
    depth: u8,
    is_done: bool,
}

impl<'a, 't, 'de> Members<'a, 't, 'de> {
    pub(super) fn new(
        state: &'a mut State<'t, 'de>,
        fields: &'static [&'static str],
        choice: u8,
        depth: u8,
    ) -> Self {
        Members {
            state,
            fields,
            next: 0,
            choice,
            depth,
            is_done: false,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'_, '_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(name) = self.fields.get(self.next).filter(|_| !self.is_done) else {
            return Ok(None);
        };
        let index: value::U64Deserializer<Fault> = (self.next as u64).into_deserializer();
        self.next += 1;
        if self.choice % 2 == 1 {
            return seed.deserialize(Key(&Cow::Borrowed(*name))).map(Some);
        }
        // There is no such index: all fields were given.
        Ok(seed.deserialize(index).ok())
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        self.is_done |= type_name::<S::Value>().ends_with("IgnoredAny");
        if let Some(suggestion) = self.state.types.suggestion(self.fields, self.next - 1) {
            return suggestion::read(&suggestion, self.state, seed);
        }
        fill(self.state, self.choice, self.depth, seed)
    }
}

/// A variant of an enum.
struct Variant<'a, 't, 'de> {
    name: &'static str,
    content: Substitute<'a, 't, 'de>,
}

impl<'a, 't, 'de> EnumAccess<'de> for Variant<'a, 't, 'de> {
    type Error = Fault;
    type Variant = Substitute<'a, 't, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Fault> {
        let name = seed.deserialize(Key(&Cow::Borrowed(self.name)))?;
        Ok((name, self.content))
    }
}

impl<'de> VariantAccess<'de> for Substitute<'_, '_, 'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        fill(self.state, self.choice, self.depth, seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_struct("", fields, visitor)
    }
}
