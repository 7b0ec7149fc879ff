//! A key, which in a document is always text.

use std::borrow::Cow;

use serde::de::{Deserializer, IntoDeserializer, Unexpected, Visitor, value};
use serde::forward_to_deserialize_any;

use super::fault::Fault;
use super::forward::{floats, forward, integers};

pub(super) struct Key<'k, 'de>(pub(super) &'k Cow<'de, str>);

macro_rules! parsed {
    ($($method:ident $visit:ident $ty:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0.parse::<$ty>() {
                Ok(key) => visitor.$visit(key),
                Err(_) => Err(Fault::unfit(false, Unexpected::Str(self.0), &visitor)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Fault;

    forward! { newtype_struct option }

    parsed! { deserialize_bool visit_bool bool; }
    integers! { parsed }
    floats! { parsed }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Cow::Borrowed(key) => visitor.visit_borrowed_str(key),
            Cow::Owned(key) => visitor.visit_str(key),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let key: &str = self.0;
        let key: value::StrDeserializer<'_, Fault> = key.into_deserializer();
        visitor.visit_enum(key)
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}
