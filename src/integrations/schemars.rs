//! schemars: the JSON Schema of a declared struct, with its rules.
//!
//! `#[derive(JsonSchema)]` on a declaration stands on `ExamFields`, where it reads the attributes of
//! serde as on any plain struct. The schema of `Exam` is that one, with what the rules demand.
//!
//! `_documentation/json_schema.md` lists what it can and cannot say.

#[cfg(feature = "schemars")]
mod assertion;
#[cfg(feature = "schemars")]
mod format;
#[cfg(feature = "schemars")]
mod part;
#[cfg(feature = "schemars")]
mod pattern;
#[cfg(feature = "schemars")]
mod schema;
#[cfg(feature = "schemars")]
mod value;

#[cfg(feature = "schemars")]
pub use schema::{describe_fields, json_schema, schema_id, schema_name};

/// The impl of a struct that derives it.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_schemars {
    (
        [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::schemars::JsonSchema for $name <$($used)*>
        where
            $($bounded: __p::schemars::JsonSchema,)?
            $($predicates)*
        {
            fn schema_name() -> __p::Cow<'static, __p::str> {
                __p::schema_name::<Self>()
            }

            fn schema_id() -> __p::Cow<'static, __p::str> {
                __p::schema_id::<Self>()
            }

            fn json_schema(__generator: &mut __p::schemars::SchemaGenerator) -> __p::schemars::Schema {
                __p::json_schema::<Self>(__generator)
            }
        }
    };
}

/// The feature `schemars` is off.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_schemars {
    ([$($condition:tt)*] $struct:tt) => {
        $($condition)*
        __p::compile_error!(
            "to derive `JsonSchema`, enable the feature `schemars` of the crate `inbounds`"
        );
    };
}
