//! Methods of a `Deserializer` that forward to another one of its methods or to one of the visitor, and those
//! that differ only in a type.

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

/// Calls a macro with the requests for integers: the method, that of the visitor, and the type.
macro_rules! integers {
    ($each:ident) => {
        $each! {
            deserialize_u8 visit_u8 u8;
            deserialize_u16 visit_u16 u16;
            deserialize_u32 visit_u32 u32;
            deserialize_u64 visit_u64 u64;
            deserialize_u128 visit_u128 u128;
            deserialize_i8 visit_i8 i8;
            deserialize_i16 visit_i16 i16;
            deserialize_i32 visit_i32 i32;
            deserialize_i64 visit_i64 i64;
            deserialize_i128 visit_i128 i128;
        }
    };
}

/// The same for floating-point numbers.
macro_rules! floats {
    ($each:ident) => {
        $each! {
            deserialize_f32 visit_f32 f32;
            deserialize_f64 visit_f64 f64;
        }
    };
}

pub(super) use {floats, forward, integers};
