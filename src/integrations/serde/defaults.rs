//! Declared defaults of fields that are missing in the input.
//!
//! For a struct that derives `Deserialize`, each default becomes a hidden function of `ExamFields`, and the field
//! gets `#[serde(default = "..")]` with the path of that function. The attribute comes from `validated_struct!`,
//! where `paste!` makes the text of the path. An attribute that the user writes takes precedence.

/// Looks for `Deserialize` among the derives, and for the condition under which it is derived.
///
/// A struct with parameters is left as it is: a path in an attribute cannot name them.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serve_defaults {
    (
        $search:tt $meta:tt $vis:tt $name:ident $fields:ident [[$($declared:tt)+] $used:tt $predicates:tt]
        { $( $default:tt $field_meta:tt $field_vis:tt $field:ident $type:tt )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields [[$($declared)*] $used $predicates]
            { $( [] $field_meta $field_vis $field $type )* }
        }
    };
    ([[derive($($traits:tt)*)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { @ [all()] [$($traits)*] [$($search)*] $($rest)* }
    };
    ([[cfg_attr($condition:meta, $($attributes:tt)*)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { @ [$condition] [$($attributes)*] [$($search)*] $($rest)* }
    };
    ([$other:tt $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { [$($search)*] $($rest)* }
    };
    // It is not derived.
    (
        [] $meta:tt $vis:tt $name:ident $fields:ident $generics:tt
        { $( $default:tt $field_meta:tt $field_vis:tt $field:ident $type:tt )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields $generics
            { $( [] $field_meta $field_vis $field $type )* }
        }
    };
    (
        @ $condition:tt [Deserialize $($traits:tt)*] $search:tt [$($meta:tt)*] $($rest:tt)*
    ) => {
        $crate::__serve_defaults! { # [$($meta)*] $condition [$($meta)*] $($rest)* }
    };
    // A default of the whole struct is for all fields. With a path, it is that of the user; without a
    // path, it consists of the declared defaults.
    (
        # [[serde(default $($arguments:tt)*)] $($search:tt)*] $condition:tt
        $meta:tt $vis:tt $name:ident $fields:ident $generics:tt
        { $( $default:tt $field_meta:tt $field_vis:tt $field:ident $type:tt )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields $generics
            { $( [] $field_meta $field_vis $field $type )* }
        }
    };
    (# [[serde($argument:tt $($arguments:tt)*)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { # [[serde($($arguments)*)] $($search)*] $($rest)* }
    };
    (# [$other:tt $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { # [$($search)*] $($rest)* }
    };
    // No attribute of a field has a default, so all fields are done at once.
    (
        # [] [$condition:meta] $meta:tt $vis:tt $name:ident $fields:ident $generics:tt
        { $( [$( [$($default:tt)*] $given:ident [$($served:tt)*] )?] [$([
            $(doc = $doc:literal)? $(allow $allow:tt)? $(arg $arg:tt)? $(cfg $cfg:tt)?
            $(schemars $schemars:tt)? $(serde( $(
                $(rename = $rename:literal)? $(alias = $alias:literal)? $(borrow $(@ $borrow:tt)?)?
                $(with = $with:literal)? $(serialize_with = $serialize:literal)?
                $(deserialize_with = $deserialize:literal)? $(skip_serializing $(@ $skip:tt)?)?
                $(skip_serializing_if = $skip_if:literal)?
            ),* ))?
        ])*] $field_vis:tt $field:ident [$type:ty] )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields $generics
            { $( [] [
                $( [cfg_attr($condition, $($served)*)] )?
                $( [
                    $(doc = $doc)? $(allow $allow)? $(arg $arg)? $(cfg $cfg)? $(schemars $schemars)?
                    $(serde( $(
                        $(rename = $rename)? $(alias = $alias)? $(borrow $($borrow)?)?
                        $(with = $with)? $(serialize_with = $serialize)?
                        $(deserialize_with = $deserialize)? $(skip_serializing $($skip)?)?
                        $(skip_serializing_if = $skip_if)?
                    ),* ))?
                ] )*
            ] $field_vis $field [$type] )* }
        }
        $crate::__default_functions! {
            $condition; $fields $( $( $given [$type] [$($default)*] )? )*
        }
    };
    (
        # [] $condition:tt $meta:tt $vis:tt $name:ident $fields:ident $generics:tt $body:tt
    ) => {
        $crate::__serve_each! {
            $condition [$meta $vis $name $fields $generics] [] [] $body
        }
    };
    (@ $condition:tt [derive ($($traits:tt)*) $($attributes:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { @ $condition [$($traits)* $($attributes)*] $($rest)* }
    };
    (@ $condition:tt [$other:tt $($traits:tt)*] $($rest:tt)*) => {
        $crate::__serve_defaults! { @ $condition [$($traits)*] $($rest)* }
    };
    (@ $condition:tt [] $($rest:tt)*) => {
        $crate::__serve_defaults! { $($rest)* }
    };
}

/// One field after the other, and of a field with a default one attribute after the other.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serve_each {
    (
        [$condition:meta] [$meta:tt $vis:tt $name:ident $fields:ident $generics:tt]
        [$($done:tt)*] [$($functions:tt)*]
        { $( [] $field_meta:tt $field_vis:tt $field:ident $type:tt )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields $generics
            { $($done)* $( [] $field_meta $field_vis $field $type )* }
        }
        $crate::__default_functions! { $condition; $fields $($functions)* }
    };
    // None of these attributes has a default.
    (
        [$condition:meta] $head:tt [$($done:tt)*] [$($functions:tt)*]
        {
            $( [] $field_meta:tt $field_vis:tt $field:ident $type:tt )*
            [$default:tt $given:ident [$($served:tt)*]]
            [$([
                $(doc = $doc:literal)? $(allow $allow:tt)? $(arg $arg:tt)? $(cfg $cfg:tt)?
                $(schemars $schemars:tt)? $(serde( $(
                    $(rename = $rename:literal)? $(alias = $alias:literal)?
                    $(borrow $(@ $borrow:tt)?)? $(with = $with:literal)?
                    $(serialize_with = $serialize:literal)? $(deserialize_with = $deserialize:literal)?
                    $(skip_serializing $(@ $skip:tt)?)? $(skip_serializing_if = $skip_if:literal)?
                ),* ))?
            ])*]
            $now_vis:tt $now:ident $now_type:tt
            $($more:tt)*
        }
    ) => {
        $crate::__serve_each! {
            [$condition] $head
            [
                $($done)* $( [] $field_meta $field_vis $field $type )*
                []
                [
                    [cfg_attr($condition, $($served)*)]
                    $([
                        $(doc = $doc)? $(allow $allow)? $(arg $arg)? $(cfg $cfg)?
                        $(schemars $schemars)? $(serde( $(
                            $(rename = $rename)? $(alias = $alias)? $(borrow $($borrow)?)?
                            $(with = $with)? $(serialize_with = $serialize)?
                            $(deserialize_with = $deserialize)? $(skip_serializing $($skip)?)?
                            $(skip_serializing_if = $skip_if)?
                        ),* ))?
                    ])*
                ]
                $now_vis $now $now_type
            ]
            [$($functions)* $given $now_type $default]
            { $($more)* }
        }
    };
    (
        $condition:tt $head:tt [$($done:tt)*] $functions:tt
        {
            $( [] $field_meta:tt $field_vis:tt $field:ident $type:tt )*
            [[$($default:tt)*] $given:ident $served:tt] $now_meta:tt $now_vis:tt $now:ident $now_type:tt
            $($more:tt)*
        }
    ) => {
        $crate::__serve_each! {
            @ $now_meta
            $condition $head [$($done)* $( [] $field_meta $field_vis $field $type )*] $functions
            [[$($default)*] $given $served] $now_meta $now_vis $now $now_type
            { $($more)* }
        }
    };
    // The user wrote a default.
    (
        @ [[serde(default $($arguments:tt)*)] $($search:tt)*]
        $condition:tt $head:tt [$($done:tt)*] $functions:tt
        $default:tt $meta:tt $vis:tt $field:ident $type:tt $more:tt
    ) => {
        $crate::__serve_each! {
            $condition $head [$($done)* [] $meta $vis $field $type] $functions $more
        }
    };
    // An argument, or a token if it has another form.
    (@ [[serde($argument:ident $(= $value:literal)?, $($arguments:tt)*)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_each! { @ [[serde($($arguments)*)] $($search)*] $($rest)* }
    };
    (@ [[serde($argument:ident $(= $value:literal)?)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_each! { @ [$($search)*] $($rest)* }
    };
    (@ [[serde($argument:tt $($arguments:tt)*)] $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_each! { @ [[serde($($arguments)*)] $($search)*] $($rest)* }
    };
    (@ [$other:tt $($search:tt)*] $($rest:tt)*) => {
        $crate::__serve_each! { @ [$($search)*] $($rest)* }
    };
    (
        @ [] [$condition:meta] $head:tt [$($done:tt)*] [$($functions:tt)*]
        [$default:tt $given:ident [$($served:tt)*]] [$($meta:tt)*] $vis:tt $field:ident $type:tt $more:tt
    ) => {
        $crate::__serve_each! {
            [$condition] $head
            [$($done)* [] [[cfg_attr($condition, $($served)*)] $($meta)*] $vis $field $type]
            [$($functions)* $given $type $default]
            $more
        }
    };
}

/// A function for each default.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __default_functions {
    ($condition:meta; $fields:ident $( $given:ident [$type:ty] [$head:tt $default:expr] )*) => {
        #[cfg($condition)]
        #[allow(missing_docs, unused_parens, unused_braces, clippy::all, clippy::pedantic)]
        const _: () = {
            use $crate::__private as __p;

            impl $fields {$(
                fn $given() -> $type {
                    $crate::__default!($head $default)
                }
            )*}
        };
    };
}

/// The feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serve_defaults {
    (
        $search:tt $meta:tt $vis:tt $name:ident $fields:ident $generics:tt
        { $( $default:tt $field_meta:tt $field_vis:tt $field:ident $type:tt )* }
    ) => {
        $crate::__structs! {
            $meta $vis $name $fields $generics
            { $( [] $field_meta $field_vis $field $type )* }
        }
    };
}

/// `#[serde(default)]` on the struct takes missing fields from `Default`, which not every struct implements.
#[doc(hidden)]
#[macro_export]
macro_rules! __container_default {
    ([[] $used:tt $predicates:tt $bounded:tt $name:ident $fields:ident $all:tt]) => {
        #[allow(dead_code)]
        const _: fn() = __p::require_default::<$fields>;
    };
    ($struct:tt) => {};
}

/// A struct on which `#[serde(default)]` can be written.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`#[serde(default)]` on a struct needs `Default`, which `{Self}` does not implement",
    note = "some field has no default: `math: u8 = 50` declares one",
    note = "a missing field has its declared default without an attribute: leave `#[serde(default)]` out"
)]
pub trait HasDefault {}

#[diagnostic::do_not_recommend]
impl<T: Default> HasDefault for T {}

/// Puts the error at the attribute.
#[doc(hidden)]
pub fn require_default<T: HasDefault>() {}
