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
pub use schema::{json_schema, schema_id, schema_name};

/// `JsonSchema`, where the fields have it.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_schemars {
    ([$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident) => {
        impl $(<$($declared)*>)? $crate::__private::schemars::JsonSchema for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: $crate::__private::schemars::JsonSchema,
            $($($predicates)*)?
        {
            fn schema_name() -> $crate::__private::Cow<'static, $crate::__private::core::primitive::str> {
                $crate::__private::schema_name::<Self>()
            }

            fn schema_id() -> $crate::__private::Cow<'static, $crate::__private::core::primitive::str> {
                $crate::__private::schema_id::<Self>()
            }

            fn json_schema(
                __generator: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                $crate::__private::json_schema::<Self>(__generator)
            }
        }
    };
}

/// Nothing: the feature `schemars` is off.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_schemars {
    ($($off:tt)*) => {};
}
