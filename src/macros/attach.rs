//! Macros of your own. The user's crate gets a call of each macro after `=>`, with the names and types
//! of the declaration.

/// The calls. A declaration without `=>` does not come here.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach {
    (
        $macros:tt [$vis:vis] $name:ident [$({ open $declared:tt $used:tt $predicates:tt $($types:tt)* })?]
        { $(
            $(#[$($meta:tt)*])*
            $field_vis:vis $field:ident : $head:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
            $(= $default:literal)? $(= { $($default_tokens:tt)* })?
            $(via $via:tt $(:: $via_segment:ident)*)*
            $(in $rule:expr)?
        ),* $(,)? }
    ) => {
        $crate::__private::paste! {
            $crate::__cfg! {
                [$( { $([$($meta)*])* } )*]
                [
                    __attach_fields $macros
                    { $vis struct $name $($declared $used $predicates)? from [<$name Fields>] }
                ]
                [$( {
                    [$([$($meta)*])*] [] [$field_vis]
                    [[$field: $head $(:: $segment)* $(< $($argument),* >)?]]
                } )*]
                []
            }
        }
    };
    (
        $macros:tt [$vis:vis] $name:ident (
            $head:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
            $(= $default:literal)? $(= { $($default_tokens:tt)* })?
            $(via $via:tt $(:: $via_segment:ident)*)*
            $(in $rule:expr)? $(,)?
        )
    ) => {
        $crate::__private::paste! {
            $crate::__attach_each! { $macros {
                $vis struct $name from [<$name Fields>] ($head $(:: $segment)* $(< $($argument),* >)?)
            } }
        }
    };
    // The declaration does not follow the grammar, which is reported elsewhere.
    ($($other:tt)*) => {};
}

/// The calls, without the fields that a `#[cfg]` leaves out.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach_fields {
    ([] $macros:tt { $($struct:tt)* } { $( [$(#$meta:tt)* $vis:vis] [$($field:tt)*] )* }) => {
        $crate::__attach_each! { $macros { $($struct)* { $( $($field)*, )* } } }
    };
}

/// The calls for an enum, whose variants are added one by one.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach_variants {
    ($macros:tt { $($enum:tt)* } [$($done:tt)*] { }) => {
        $crate::__attach_each! { $macros { $($enum)* { $($done)* } } }
    };
    ($macros:tt $enum:tt [$($done:tt)*] { $meta:tt $variant:ident $new:ident [] { } $($more:tt)* }) => {
        $crate::__attach_variants! { $macros $enum [$($done)* $variant,] { $($more)* } }
    };
    (
        $macros:tt $enum:tt [$($done:tt)*]
        {
            $meta:tt $variant:ident $new:ident [{ tuple $_head:tt }]
            { $field_meta:tt $member:tt $given:tt $reader:tt $path:tt [$($type:tt)*] $head:tt $rest:tt }
            $($more:tt)*
        }
    ) => {
        $crate::__attach_variants! { $macros $enum [$($done)* $variant($($type)*),] { $($more)* } }
    };
    (
        $macros:tt $enum:tt [$($done:tt)*]
        {
            $meta:tt $variant:ident $new:ident $named:tt
            { $( $field_meta:tt $member:tt $given:tt $reader:tt $path:tt [$($type:tt)*] $head:tt $rest:tt )* }
            $($more:tt)*
        }
    ) => {
        $crate::__attach_variants! {
            $macros $enum [$($done)* $variant { $( $member: $($type)*, )* },] { $($more)* }
        }
    };
}

/// One call after the other. Their arguments are one token here.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach_each {
    ([$( [$($macro:tt)*] )*] $item:tt) => {
        $( $crate::__attach_one! { [$($macro)*] $item } )*
    };
}

/// One call.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach_one {
    ([$($macro:tt)*] { $($item:tt)* }) => {
        $($macro)* ! { $($item)* }
    };
}
