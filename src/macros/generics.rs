//! The parameters of a generic struct. The user's crate gets nothing from it.
//!
//! Only a generic declaration comes here. Its parameters are read token by token; the body of the struct
//! is one token.

/// Reads `T: Bound, const N: usize> where … { … }` into a declaration, a use, predicates and the names of
/// types, and calls `validated_struct!` again with `struct Name @ { open [T: Bound, ..] [T, ..] [..] T .. }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __generics {
    // The end of the list.
    ($head:tt $declared:tt $used:tt $types:tt > $(: $policy:ty)? where $($rest:tt)*) => {
        $crate::__generics! { @where $head $declared $used $types [$(: $policy)?] [] $($rest)* }
    };
    ($head:tt $declared:tt $used:tt $types:tt > $(: $policy:ty)? { $($body:tt)* } $($rest:tt)*) => {
        $crate::__generics! {
            @where $head $declared $used $types [$(: $policy)?] [] { $($body)* } $($rest)*
        }
    };
    // A parameter, and then its bounds.
    ($head:tt [$($declared:tt)*] [$($used:tt)*] $types:tt $lifetime:lifetime $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* $lifetime] [$($used)* $lifetime,] $types $($rest)*
        }
    };
    ($head:tt [$($declared:tt)*] [$($used:tt)*] $types:tt const $parameter:ident $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* const $parameter] [$($used)* $parameter,] $types $($rest)*
        }
    };
    ($head:tt [$($declared:tt)*] [$($used:tt)*] [$($types:tt)*] $parameter:ident $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* $parameter] [$($used)* $parameter,] [$($types)* $parameter]
            $($rest)*
        }
    };
    // Bounds end at the next comma or the end of the list, outside of any `<..>` in them.
    (@bounds $head:tt [$($declared:tt)*] $used:tt $types:tt , $($rest:tt)*) => {
        $crate::__generics! { $head [$($declared)*,] $used $types $($rest)* }
    };
    (@bounds $head:tt [$($declared:tt)*] $used:tt $types:tt > $($rest:tt)*) => {
        $crate::__generics! { $head [$($declared)*,] $used $types > $($rest)* }
    };
    (
        @bounds $head:tt [$($declared:tt)*] $used:tt $types:tt
        < $($lifetime:lifetime),* $(,)? $($argument:ty),* $(,)? > $($rest:tt)*
    ) => {
        $crate::__generics! {
            @bounds $head [$($declared)* < $($lifetime,)* $($argument),* >] $used $types $($rest)*
        }
    };
    (
        @bounds $head:tt [$($declared:tt)*] $used:tt $types:tt
        < $($name:ident = $argument:ty),* $(,)? > $($rest:tt)*
    ) => {
        $crate::__generics! {
            @bounds $head [$($declared)* < $($name = $argument),* >] $used $types $($rest)*
        }
    };
    (@bounds $head:tt [$($declared:tt)*] $used:tt $types:tt $bound:tt $($rest:tt)*) => {
        $crate::__generics! { @bounds $head [$($declared)* $bound] $used $types $($rest)* }
    };
    // Predicates end at the body.
    (
        @where [$($head:tt)*] $declared:tt $used:tt [$($types:tt)*] [$($policy:tt)*] $predicates:tt
        { $($body:tt)* } $($rest:tt)*
    ) => {
        $crate::validated_struct! {
            $($head)* @ { open $declared $used $predicates $($types)* } $($policy)* { $($body)* }
            $($rest)*
        }
    };
    (
        @where $head:tt $declared:tt $used:tt $types:tt $policy:tt [$($predicates:tt)*]
        $predicate:tt $($rest:tt)*
    ) => {
        $crate::__generics! {
            @where $head $declared $used $types $policy [$($predicates)* $predicate] $($rest)*
        }
    };
}
