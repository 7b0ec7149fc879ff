//! Methods of a `Deserializer` that forward to another one of its methods, or to one of the visitor.

/// Requests that are equivalent here.
macro_rules! forward {
    ($($what:ident)*) => {
        $( $crate::document::forward::forward! { @ $what } )*
    };
    (@ string) => {
        fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.deserialize_str(visitor)
        }
    };
    (@ byte_buf) => {
        fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.deserialize_bytes(visitor)
        }
    };
    (@ unit_struct) => {
        fn deserialize_unit_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Fault> {
            self.deserialize_unit(visitor)
        }
    };
    (@ tuple_struct) => {
        fn deserialize_tuple_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            len: usize,
            visitor: V,
        ) -> Result<V::Value, Fault> {
            self.deserialize_tuple(len, visitor)
        }
    };
    // A wrapper of one value is read like the value.
    (@ newtype_struct) => {
        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Fault> {
            visitor.visit_newtype_struct(self)
        }
    };
    (@ option) => {
        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.visit_some(self)
        }
    };
}

pub(super) use forward;
