//! schemars: the JSON Schema of a validated struct, with its rules.
//!
//! `#[derive(JsonSchema)]` on a declaration goes to `ExamFields`, where it reads the attributes of
//! serde as on any plain struct. The schema of `Exam` is that schema, with the constraints of the
//! rules added.
//!
//! `_documentation/json_schema.md` lists what it can and cannot express.

#[cfg(feature = "schemars")]
mod assertion;
#[cfg(feature = "schemars")]
mod format;
#[cfg(feature = "schemars")]
mod part;
#[cfg(feature = "schemars")]
mod pattern;
#[cfg(all(feature = "schemars", feature = "json"))]
mod problems;
#[cfg(feature = "schemars")]
mod schema;
#[cfg(feature = "schemars")]
mod value;

#[cfg(feature = "schemars")]
pub use schema::{describe_fields, json_schema, schema_id, schema_name};

/// The two structs, once it is known whether and under which condition `JsonSchema` is derived.
#[cfg(all(feature = "schemars", not(rust_analyzer)))]
#[doc(hidden)]
#[macro_export]
macro_rules! __structs {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident $generics:tt
        { $( [] [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
    ) => {
        $crate::__find_json_schema! {
            [$($meta)*]
            [
                [$($meta)*] [$vis] $name $fields $generics
                { $( [$($field_meta)*] [$field_vis] $field [$type] )* }
            ]
        }
    };
    (@ $condition:tt [enum $($enum:tt)*]) => {
        $crate::__enum_types! { @ $condition $($enum)* }
    };
    (@ [$condition:meta] [
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        { $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
    ]) => {
        $(#$meta)*
        #[cfg_attr(
            $condition,
            schemars(transform = $crate::__private::describe_fields::<$fields <$($used)*>>)
        )]
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], not checked.",
        ))]
        #[allow(unused_parens)]
        $vis struct $fields <$($declared)*> where $($predicates)* {$(
            $(#$field_meta)*
            #[cfg_attr(
                $condition,
                schemars(extend("x-inbounds-field" = $crate::__private::stringify!($field)))
            )]
            $field_vis $field: $type,
        )*}

        #[cfg(not(doc))]
        #[allow(missing_docs)]
        $vis struct $name <$($declared)*> where $($predicates)* {
            __instance: $crate::__private::Instance<$fields <$($used)*>>,
        }
    };
    // Some field has a default.
    ([$($meta:tt)*] [$vis:vis] $($rest:tt)*) => {
        $crate::__serve_defaults! { [$($meta)*] [$($meta)*] [$vis] $($rest)* }
    };
}

/// The same for an enum.
#[cfg(all(feature = "schemars", not(rust_analyzer)))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_types {
    (@ [$condition:meta] [$($meta:tt)*] $vis:tt $name:ident $fields:ident
        { $( [$($variant_meta:tt)*] $variant:ident $( $shape:ident {
            $( [$($field_meta:tt)*] $member:tt $path:tt [$type:ty] )*
        } )? )* }
    ) => {
        $crate::__enum_of! {
            [
                $(#$meta)*
                #[cfg_attr(
                    $condition,
                    schemars(transform = $crate::__private::describe_fields::<$fields>)
                )]
            ]
            $vis $name $fields
            { $( [$(#$variant_meta)*] $variant $( $shape { $(
                [
                    $(#$field_meta)*
                    #[cfg_attr(
                        $condition,
                        schemars(extend("x-inbounds-field" = $crate::__enum_path!($path)))
                    )]
                ]
                $member [$type]
            )* } )? )* }
        }
    };
    ([$($meta:tt)*] $($rest:tt)*) => {
        $crate::__find_json_schema! { [$($meta)*] [enum [$($meta)*] $($rest)*] }
    };
}

/// The two types of an enum.
#[cfg(any(not(feature = "schemars"), rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_types {
    (
        [$($meta:tt)*] $vis:tt $name:ident $fields:ident
        { $( [$($variant_meta:tt)*] $variant:ident $( $shape:ident {
            $( [$($field_meta:tt)*] $member:tt $path:tt [$type:ty] )*
        } )? )* }
    ) => {
        $crate::__enum_of! {
            [$(#$meta)*] $vis $name $fields
            { $(
                [$(#$variant_meta)*] $variant $( $shape { $( [$(#$field_meta)*] $member [$type] )* } )?
            )* }
        }
    };
}

/// Finds `JsonSchema` among the derives, and the condition under which it is derived.
#[cfg(all(feature = "schemars", not(rust_analyzer)))]
#[doc(hidden)]
#[macro_export]
macro_rules! __find_json_schema {
    ([] $then:tt) => {
        $crate::__structs! { @ [any()] $then }
    };
    ([[derive($($traits:tt)*)] $($meta:tt)*] $then:tt) => {
        $crate::__find_json_schema! { @ [all()] [$($traits)*] [$($meta)*] $then }
    };
    ([[cfg_attr($condition:meta, $($attributes:tt)*)] $($meta:tt)*] $then:tt) => {
        $crate::__find_json_schema! { @ [$condition] [$($attributes)*] [$($meta)*] $then }
    };
    ([$other:tt $($meta:tt)*] $then:tt) => {
        $crate::__find_json_schema! { [$($meta)*] $then }
    };
    (@ $condition:tt [JsonSchema $($traits:tt)*] $meta:tt $then:tt) => {
        $crate::__structs! { @ $condition $then }
    };
    (@ $condition:tt [derive ($($traits:tt)*) $($attributes:tt)*] $meta:tt $then:tt) => {
        $crate::__find_json_schema! { @ $condition [$($traits)* $($attributes)*] $meta $then }
    };
    (@ $condition:tt [$other:tt $($traits:tt)*] $meta:tt $then:tt) => {
        $crate::__find_json_schema! { @ $condition [$($traits)*] $meta $then }
    };
    (@ $condition:tt [] $meta:tt $then:tt) => {
        $crate::__find_json_schema! { $meta $then }
    };
}

/// The impl for a struct that derives it.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_schemars {
    ($($for:tt)*) => {
        $crate::__mirror! { [] __p::schemars::JsonSchema $($for)* {
            fn schema_name() -> __p::Cow<'static, __p::str> {
                __p::schema_name::<Self>()
            }

            fn schema_id() -> __p::Cow<'static, __p::str> {
                __p::schema_id::<Self>()
            }

            fn json_schema(__generator: &mut __p::schemars::SchemaGenerator) -> __p::schemars::Schema {
                __p::json_schema::<Self>(__generator)
            }
        } }
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
