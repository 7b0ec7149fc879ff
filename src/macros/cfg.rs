//! `#[cfg(..)]` on fields and variants, and `#[unrecorded]` on fields. The user's crate gets the declaration
//! without those that are left out, and of a field that is not recorded `unrecorded` in place of the first token of its type.
//!
//! Only a declaration with attributes other than docs on them comes here. The compiler removes
//! the call of a macro that is under a false `#[cfg]` before it expands it, so each condition
//! decides which of two calls is made.

/// Looks for a `#[cfg]`, and calls the macro `next` if there is none. Fields with no attributes but
/// docs and those of serde are skipped several at once, so that a long declaration is no deep
/// recursion.
#[doc(hidden)]
#[macro_export]
macro_rules! __cfg {
    (
        [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        [$next:ident $($head:tt)*] [$( { [$($attribute:tt)*] [] [$($vis:tt)*] [$($field:tt)*] } )*] [$($tail:tt)*]
    ) => {
        $crate::$next! {
            [] $($head)* { $( [$(#$attribute)* $($vis)*] $($field)* )* } $($tail)*
        }
    };
    (
        [
            { $([doc $($doc1:tt)*])* $([serde $($serde1:tt)*])* }
            { $([doc $($doc2:tt)*])* $([serde $($serde2:tt)*])* }
            { $([doc $($doc3:tt)*])* $([serde $($serde3:tt)*])* }
            { $([doc $($doc4:tt)*])* $([serde $($serde4:tt)*])* }
            { $([doc $($doc5:tt)*])* $([serde $($serde5:tt)*])* }
            { $([doc $($doc6:tt)*])* $([serde $($serde6:tt)*])* }
            { $([doc $($doc7:tt)*])* $([serde $($serde7:tt)*])* }
            { $([doc $($doc8:tt)*])* $([serde $($serde8:tt)*])* }
            $($more:tt)*
        ] $head:tt $fields:tt $tail:tt
    ) => {
        $crate::__cfg! { [$($more)*] $head $fields $tail }
    };
    ([{ } $($more:tt)*] $head:tt $fields:tt $tail:tt) => {
        $crate::__cfg! { [$($more)*] $head $fields $tail }
    };
    ([{ [cfg $condition:tt] $($rest:tt)* } $($more:tt)*] $head:tt $fields:tt $tail:tt) => {
        $crate::__cfg_fields! { $head [] $fields $tail }
    };
    ([{ [unrecorded] $($rest:tt)* } $($more:tt)*] $head:tt $fields:tt $tail:tt) => {
        $crate::__cfg_fields! { $head [] $fields $tail }
    };
    ([{ $attribute:tt $($rest:tt)* } $($more:tt)*] $head:tt $fields:tt $tail:tt) => {
        $crate::__cfg! { [{ $($rest)* } $($more)*] $head $fields $tail }
    };
}

/// Goes through the fields: those that are done, and those to do, whose attributes are moved from the first
/// list to the second one.
#[doc(hidden)]
#[macro_export]
macro_rules! __cfg_fields {
    (
        [$next:ident $($head:tt)*] [$( { [$($attribute:tt)*] [$($vis:tt)*] [$($field:tt)*] } )*] [] [$($tail:tt)*]
    ) => {
        $crate::$next! {
            [] $($head)* { $( [$(#$attribute)* $($vis)*] $($field)* )* } $($tail)*
        }
    };
    (
        $head:tt [$($done:tt)*] [{ [] $attributes:tt $vis:tt $field:tt } $($more:tt)*] $tail:tt
    ) => {
        $crate::__cfg_fields! { $head [$($done)* { $attributes $vis $field }] [$($more)*] $tail }
    };
    (
        $head:tt [$($done:tt)*]
        [{ [[cfg ($($condition:tt)*)] $($rest:tt)*] $attributes:tt $vis:tt $field:tt } $($more:tt)*]
        $tail:tt
    ) => {
        #[cfg($($condition)*)]
        $crate::__cfg_fields! {
            $head [$($done)*] [{ [$($rest)*] $attributes $vis $field } $($more)*] $tail
        }
        #[cfg(not($($condition)*))]
        $crate::__cfg_fields! { $head [$($done)*] [$($more)*] $tail }
    };
    (
        $head:tt $done:tt
        [
            {
                [[unrecorded] $($rest:tt)*] $attributes:tt $vis:tt
                [$field:ident $set:ident $given:ident $type:tt $class:tt $rule:tt]
            }
            $($more:tt)*
        ]
        $tail:tt
    ) => {
        $crate::__cfg_fields! {
            $head $done
            [
                { [$($rest)*] $attributes $vis [$field $set $given $type unrecorded $rule] }
                $($more)*
            ]
            $tail
        }
    };
    (
        $head:tt $done:tt
        [{ [$attribute:tt $($rest:tt)*] [$($attributes:tt)*] $vis:tt $field:tt } $($more:tt)*]
        $tail:tt
    ) => {
        $crate::__cfg_fields! {
            $head $done [{ [$($rest)*] [$($attributes)* $attribute] $vis $field } $($more)*] $tail
        }
    };
}

/// Goes through the variants of an enum: those that are done, and those to do, whose fields go through the
/// macros above.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_cfg {
    ([[$attributes:tt $($head:tt)*] [$($tail:tt)*]] [$($done:tt)*] { }) => {
        $crate::__declare_enum! { $attributes [] $($head)* { $($done)* } $($tail)* }
    };
    (
        $frame:tt $done:tt
        {
            $meta:tt $variant:ident $new:ident
            $shape:ident { $(
                [$([$($attribute:tt)*])*]
                $member:tt $given:tt $reader:tt $path:tt $type:tt $head:tt $rest:tt
            )* }
            $($more:tt)*
        }
    ) => {
        $crate::__cfg! {
            [$( { $([$($attribute)*])* } )*]
            [__enum_cfg @ $frame $done $meta $variant $new $shape]
            [$( {
                [$([$($attribute)*])*] [] [] [$member $given $reader $path $type $head $rest]
            } )*]
            [{ $($more)* }]
        }
    };
    ($frame:tt [$($done:tt)*] { $meta:tt $variant:ident $new:ident $($more:tt)* }) => {
        $crate::__enum_cfg! { $frame [$($done)* $meta $variant $new] { $($more)* } }
    };
    // The fields come back.
    (
        [] @ $frame:tt [$($done:tt)*] $meta:tt $variant:ident $new:ident $shape:ident
        { $( [$(#$attribute:tt)*] $member:tt $given:tt $reader:tt $path:tt $type:tt $head:tt $rest:tt )* }
        $more:tt
    ) => {
        $crate::__enum_cfg! {
            $frame
            [
                $($done)* $meta $variant $new
                $shape { $( [$($attribute)*] $member $given $reader $path $type $head $rest )* }
            ]
            $more
        }
    };
}
