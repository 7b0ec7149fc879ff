//! The struct of the unchecked fields. The user's crate owns `ExamFields`, with the attributes of the
//! declaration.
//!
//! With the feature `schemars`, a struct that derives `JsonSchema` has attributes of that derive besides:
//! each field is marked with its name, and a transform finds the rule of the name.

/// The struct, as it was declared.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_struct {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        { $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
    ) => {
        $(#$meta)*
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], unchecked.",
        ))]
        #[allow(unused_parens)]
        $vis struct $fields <$($declared)*> where $($predicates)* {
            $( $(#$field_meta)* $field_vis $field: $type, )*
        }
    };
}

/// The struct, once its attributes are read.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_struct {
    ([$($meta:tt)*] [$vis:vis] $($rest:tt)*) => {
        $crate::__find_json_schema! { [$($meta)*] [[$($meta)*] [$vis] $($rest)*] }
    };
    // Without.
    (
        @ [
            [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
            [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
            { $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
        ]
    ) => {
        $(#$meta)*
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], unchecked.",
        ))]
        #[allow(unused_parens)]
        $vis struct $fields <$($declared)*> where $($predicates)* {
            $( $(#$field_meta)* $field_vis $field: $type, )*
        }
    };
    // With.
    (
        @ [$condition:meta] [
            [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
            [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
            { $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
        ]
    ) => {
        $(#$meta)*
        #[cfg_attr(
            $condition,
            schemars(transform = $crate::__private::describe_fields::<$fields <$($used)*>>)
        )]
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], unchecked.",
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
    };
}

/// Finds `JsonSchema` among the derives, and under which condition it is derived.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __find_json_schema {
    ([] $then:tt) => {
        $crate::__fields_struct! { @ $then }
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
        $crate::__fields_struct! { @ $condition $then }
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
