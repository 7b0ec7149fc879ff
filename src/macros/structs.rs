//! The two types. The user's crate gets `ExamFields`, with the attributes of the declaration, and `Exam`.
//! With the feature `schemars` the first macro is in `integrations/schemars.rs`.

/// Both. `documented.rs` has `Exam` for rustdoc.
#[cfg(not(any(feature = "schemars", rust_analyzer)))]
#[doc(hidden)]
#[macro_export]
macro_rules! __structs {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        { $( [] [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
    ) => {
        $(#$meta)*
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], not checked.",
        ))]
        #[allow(unused_parens)]
        $vis struct $fields <$($declared)*> where $($predicates)* {
            $( $(#$field_meta)* $field_vis $field: $type, )*
        }

        #[cfg(not(doc))]
        #[allow(missing_docs)]
        $vis struct $name <$($declared)*> where $($predicates)* {
            __instance: $crate::__private::Instance<$fields <$($used)*>>,
        }
    };
    // Some field has a default.
    ($meta:tt $($rest:tt)*) => { $crate::__serve_defaults! { $meta $meta $($rest)* } };
}

/// Both, for rust-analyzer, which shows the docs of each.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __structs {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        { $( $_default:tt [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )* }
    ) => {
        $crate::__show_types! { [$($declared)*] $([$type])* }

        $(#$meta)*
        $vis struct $fields <$($declared)*> where $($predicates)* {
            $( $(#$field_meta)* $field_vis $field: $type, )*
        }

        $crate::__docs! {
            [] [$($meta)*] __documented_struct [$($declared)*] [$($used)*] [$($predicates)*] [$vis] $name $fields
        }
    };
}

/// The enum and its struct, with complete attributes. It is called by `__enum_types!` in `integrations/schemars.rs`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_of {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        { $(
            [$($attribute:tt)*] $variant:ident
            $( named { $( [$($field_meta:tt)*] $member:tt [$type:ty] )* } )?
            $( tuple { [$($value_meta:tt)*] 0 [$value:ty] } )?
        )* }
    ) => {
        $($meta)*
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], not checked.",
        ))]
        #[allow(unused_parens)]
        $vis enum $fields {$(
            $($attribute)*
            $variant $({ $( $($field_meta)* $member: $type, )* })? $(( $($value_meta)* $value ))?,
        )*}

        #[cfg(not(doc))]
        #[doc = $crate::__private::concat!(
            "A validated enum, whose fields are [`", $crate::__private::stringify!($fields), "`].",
        )]
        $vis struct $name {
            __instance: $crate::__private::Instance<$fields>,
        }
    };
}
