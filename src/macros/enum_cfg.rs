//! `#[cfg(..)]` on the fields in a variant. The user's crate gets the declaration without the fields that
//! are left out.
//!
//! Only an enum whose fields have attributes other than docs and those of serde comes here. See `cfg.rs`.

/// Looks for a `#[cfg]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_cfg {
    ([] $attributes:tt { $($declaration:tt)* }) => {
        $crate::__declare_enum! { $attributes [] $($declaration)* }
    };
    ([{ [cfg $condition:tt] $($rest:tt)* } $($more:tt)*] $attributes:tt { $($declaration:tt)* }) => {
        $crate::__enum_cfg_fields! { start $attributes $($declaration)* }
    };
    (
        [
            { $([doc $($doc1:tt)*])* $([serde $($serde1:tt)*])* }
            { $([doc $($doc2:tt)*])* $([serde $($serde2:tt)*])* }
            { $([doc $($doc3:tt)*])* $([serde $($serde3:tt)*])* }
            { $([doc $($doc4:tt)*])* $([serde $($serde4:tt)*])* }
            $($more:tt)*
        ] $attributes:tt $declaration:tt
    ) => {
        $crate::__enum_cfg! { [$($more)*] $attributes $declaration }
    };
    ([{ } $($more:tt)*] $attributes:tt $declaration:tt) => {
        $crate::__enum_cfg! { [$($more)*] $attributes $declaration }
    };
    ([{ $attribute:tt $($rest:tt)* } $($more:tt)*] $attributes:tt $declaration:tt) => {
        $crate::__enum_cfg! { [{ $($rest)* } $($more)*] $attributes $declaration }
    };
}

/// Goes through the variants, and through the fields of each.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_cfg_fields {
    (
        start $attributes:tt $meta:tt $vis:tt $name:ident $fields:ident $policy:tt $variants:tt $($tail:tt)*
    ) => {
        $crate::__enum_cfg_fields! {
            { $attributes [$meta $vis $name $fields $policy] [$($tail)*] $name } [] $variants
        }
    };
    // The next variant.
    ({ $attributes:tt [$($head:tt)*] [$($tail:tt)*] $name:ident } [$($done:tt)*] { }) => {
        $crate::__declare_enum! { $attributes [] $($head)* { $($done)* } $($tail)* }
    };
    ($frame:tt [$($done:tt)*] { $meta:tt $variant:ident $new:ident [] { } $($more:tt)* }) => {
        $crate::__enum_cfg_fields! { $frame [$($done)* $meta $variant $new [] { }] { $($more)* } }
    };
    (
        $frame:tt $done:tt
        { $meta:tt $variant:ident $new:ident [{ $shape:ident $($named:tt)* }] $fields:tt $($more:tt)* }
    ) => {
        $crate::__enum_cfg_fields! {
            $frame $done [$meta $variant $new $shape [$($named)*] [] []] [] $fields { $($more)* }
        }
    };
    // The next field.
    (
        $frame:tt [$($done:tt)*] [$meta:tt $variant:ident $new:ident named $all:tt [$($named:ident)*] [$($kept:tt)*]]
        [] { } $more:tt
    ) => {
        $crate::__enum_cfg_fields! {
            $frame [$($done)* $meta $variant $new [{ named $($named)* }] { $($kept)* }] $more
        }
    };
    (
        $frame:tt [$($done:tt)*] [$meta:tt $variant:ident $new:ident tuple [$head:tt] $named:tt [$($kept:tt)*]]
        [] { } $more:tt
    ) => {
        $crate::__enum_cfg_fields! {
            $frame [$($done)* $meta $variant $new [{ tuple $head }] { $($kept)* }] $more
        }
    };
    (
        $frame:tt $done:tt
        [$meta:tt $variant:ident $new:ident $shape:ident $all:tt [$($named:tt)*] [$($kept:tt)*]]
        $seen:tt { [] $member:tt $given:tt $reader:tt $path:tt $type:tt $head:tt $rest:tt $($fields:tt)* } $more:tt
    ) => {
        $crate::__enum_cfg_fields! {
            $frame $done
            [
                $meta $variant $new $shape $all [$($named)* $member]
                [$($kept)* $seen $member $given $reader $path $type $head $rest]
            ]
            [] { $($fields)* } $more
        }
    };
    // Its next attribute.
    (
        $frame:tt $done:tt $variant:tt $seen:tt
        {
            [[cfg ($($condition:tt)*)] $($rest:tt)*]
            $member:tt $given:tt $reader:tt $path:tt $type:tt $head:tt $rule:tt $($fields:tt)*
        }
        $more:tt
    ) => {
        #[cfg($($condition)*)]
        $crate::__enum_cfg_fields! {
            $frame $done $variant $seen
            { [$($rest)*] $member $given $reader $path $type $head $rule $($fields)* } $more
        }
        #[cfg(not($($condition)*))]
        $crate::__enum_cfg_fields! { $frame $done $variant [] { $($fields)* } $more }
    };
    (
        $frame:tt $done:tt $variant:tt [$($seen:tt)*] { [$attribute:tt $($rest:tt)*] $($fields:tt)* } $more:tt
    ) => {
        $crate::__enum_cfg_fields! {
            $frame $done $variant [$($seen)* $attribute] { [$($rest)*] $($fields)* } $more
        }
    };
}
