//! An incomplete declaration. The user's crate gets the same as from a complete one.
//!
//! In rust-analyzer the complete fields are declared, and the others are repaired, so that `exam.`
//! still completes. The compiler says what to write: see `mistake.rs`.

/// The error for the compiler.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __ide_recovery {
    ([$($head:tt)*] $name:ident [$($policy:tt)*] { $($body:tt)* } $($rest:tt)*) => {
        $crate::__mistake! {
            $name [$($body)*] [$($rest)*] [$name [$($head)*] [$($policy)* { $($body)* } $($rest)*]]
        }
    };
}

/// Declares what is complete. Fields are read one by one, which is slow, but the compiler does not come
/// here.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __ide_recovery {
    ([$($head:tt)*] $name:ident [$($policy:tt)*] { $($body:tt)* } $($rest:tt)*) => {
        $crate::__ide_recovery! { @ [$($head)* $($policy)*] [] [$($rest)*] $($body)* }
    };
    // The end.
    (@ [$($head:tt)*] [$($done:tt)*] [ensure { $( $clause:expr => $message:tt $(at $about:tt)? ),* $(,)? }]) => {
        $crate::validated_struct! {
            $($head)* { $($done)* } ensure { $( $clause => $message $(at $about)? ),* }
        }
    };
    (@ [$($head:tt)*] [$($done:tt)*] $rest:tt) => {
        $crate::validated_struct! { $($head)* { $($done)* } }
    };
    (@ $head:tt $done:tt $rest:tt , $($more:tt)*) => {
        $crate::__ide_recovery! { @ $head $done $rest $($more)* }
    };
    // A complete field, and then a comma, the end, or the next field: an arm for each, because rust-analyzer
    // does not match these as optional parts of one arm.
    (
        @ $head:tt [$($done:tt)*] $rest:tt
        $(#[$($meta:tt)*])* $vis:vis $field:ident : $type:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
        $(= $default:literal)? $(= { $($default_tokens:tt)* })? $(via $via:tt $(:: $via_segment:ident)*)*
        $(in $rule:expr)? $(, $($more:tt)*)?
    ) => {
        $crate::__ide_recovery! { @ $head [
            $($done)* $(#[$($meta)*])* $vis $field : $type $(:: $segment)* $(< $($argument),* >)?
            $(= $default)? $(= { $($default_tokens)* })? $(via $via $(:: $via_segment)*)* $(in $rule)?,
        ] $rest $($($more)*)? }
    };
    (
        @ $head:tt [$($done:tt)*] $rest:tt
        $(#[$($meta:tt)*])* $vis:vis $field:ident : $type:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
        $(= $default:literal)? $(= { $($default_tokens:tt)* })? $(via $via:tt $(:: $via_segment:ident)*)*
        $(in $rule:expr)? pub $($more:tt)*
    ) => {
        $crate::__ide_recovery! { @ $head [
            $($done)* $(#[$($meta)*])* $vis $field : $type $(:: $segment)* $(< $($argument),* >)?
            $(= $default)? $(= { $($default_tokens)* })? $(via $via $(:: $via_segment)*)* $(in $rule)?,
        ] $rest pub $($more)* }
    };
    (
        @ $head:tt [$($done:tt)*] $rest:tt
        $(#[$($meta:tt)*])* $vis:vis $field:ident : $type:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
        $(= $default:literal)? $(= { $($default_tokens:tt)* })? $(via $via:tt $(:: $via_segment:ident)*)*
        $(in $rule:expr)? # $($more:tt)*
    ) => {
        $crate::__ide_recovery! { @ $head [
            $($done)* $(#[$($meta)*])* $vis $field : $type $(:: $segment)* $(< $($argument),* >)?
            $(= $default)? $(= { $($default_tokens)* })? $(via $via $(:: $via_segment)*)* $(in $rule)?,
        ] $rest # $($more)* }
    };
    // `name: type in`
    (
        @ $head:tt [$($done:tt)*] $rest:tt
        $(#[$($meta:tt)*])* $vis:vis $field:ident : $type:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
        $(= $default:literal)? $(= { $($default_tokens:tt)* })? $(via $via:tt $(:: $via_segment:ident)*)*
        in $($more:tt)*
    ) => {
        $crate::__ide_recovery! { @ $head [
            $($done)* $(#[$($meta)*])* $vis $field : $type $(:: $segment)* $(< $($argument),* >)?
            $(= $default)? $(= { $($default_tokens)* })? $(via $via $(:: $via_segment)*)* in (),
        ] $rest $($more)* }
    };
    // `name:` and `name`
    (@ $head:tt [$($done:tt)*] $rest:tt $(#[$($meta:tt)*])* $vis:vis $field:ident $(:)?) => {
        $crate::__ide_recovery! { @ $head [$($done)* $(#[$($meta)*])* $vis $field: (),] $rest }
    };
    (@ $head:tt [$($done:tt)*] $rest:tt $(#[$($meta:tt)*])* $vis:vis $field:ident $(:)? , $($more:tt)*) => {
        $crate::__ide_recovery! { @ $head [$($done)* $(#[$($meta)*])* $vis $field: (),] $rest $($more)* }
    };
    (@ $head:tt [$($done:tt)*] $rest:tt $(#[$($meta:tt)*])* $vis:vis $field:ident $(:)? pub $($more:tt)*) => {
        $crate::__ide_recovery! { @ $head [$($done)* $(#[$($meta)*])* $vis $field: (),] $rest pub $($more)* }
    };
    (@ $head:tt [$($done:tt)*] $rest:tt $(#[$($meta:tt)*])* $vis:vis $field:ident $(:)? # $($more:tt)*) => {
        $crate::__ide_recovery! { @ $head [$($done)* $(#[$($meta)*])* $vis $field: (),] $rest # $($more)* }
    };
    // What cannot be repaired is left out.
    (@ $head:tt $done:tt $rest:tt $unread:tt $($more:tt)*) => {
        $crate::__ide_recovery! { @ $head $done $rest $($more)* }
    };
}

/// The accessors with their docs.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __accessors {
    (
        $mode:ident $head:tt [$type:ty] $vis:tt $field:ident $set:ident [$([$via:expr])*] $meta:tt $rule:tt
    ) => {
        $crate::__docs! { [] $meta __documented_accessors $vis $field $set $head [$type] [] }
    };
}

/// The policy, at its own token.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __policy {
    ($_policy:tt [$policy:ty] $($rest:tt)*) => {
        use __p::words::*;
        type __Policy = $policy;
    };
}

/// The types, where rust-analyzer looks first: it completes no type in an item that has a derive and comes
/// from a macro.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __show_types {
    ([] $([$type:ty])*) => {
        const _: () = {
            $( fn __type(_: $type) {} )*
        };
    };
    ($($generic:tt)*) => {};
}
