//! The parameters of a generic struct. The user's crate owns nothing of it.
//!
//! Only a generic declaration comes here. Its parameters are read one by one, which costs a step
//! each; the body of the struct is one token and is carried along.

/// Reads `T: Bound, const N: usize> where … { … }` into a declaration, a use and predicates, and
/// hands the declaration back as `struct Name @ { [T: Bound, ..] [T, ..] [..] }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __generics {
    // The end of the list.
    ($head:tt $declared:tt $used:tt [] > $(: $policy:ty)? where $($rest:tt)*) => {
        $crate::__generics! { @where $head $declared $used [$(: $policy)?] [] $($rest)* }
    };
    ([$($head:tt)*] $declared:tt $used:tt [] > $(: $policy:ty)? { $($body:tt)* } $($rest:tt)*) => {
        $crate::validated_struct! {
            $($head)* @ { open $declared $used [] } $(: $policy)? { $($body)* } $($rest)*
        }
    };
    ($head:tt $declared:tt $used:tt [] , $($rest:tt)*) => {
        $crate::__generics! { $head $declared $used [] $($rest)* }
    };
    // A parameter, and then its bounds.
    ($head:tt [$($declared:tt)*] [$($used:tt)*] [] $lifetime:lifetime $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* $lifetime] [$($used)* $lifetime,] $($rest)*
        }
    };
    ($head:tt [$($declared:tt)*] [$($used:tt)*] [] const $parameter:ident $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* const $parameter] [$($used)* $parameter,] $($rest)*
        }
    };
    ($head:tt [$($declared:tt)*] [$($used:tt)*] [] $parameter:ident $($rest:tt)*) => {
        $crate::__generics! {
            @bounds $head [$($declared)* $parameter] [$($used)* $parameter,] $($rest)*
        }
    };
    // Bounds go on to the next comma or to the end of the list; `<..>` within them is depth.
    (@bounds $head:tt [$($declared:tt)*] $used:tt , $($rest:tt)*) => {
        $crate::__generics! { $head [$($declared)*,] $used [] $($rest)* }
    };
    (@bounds $head:tt [$($declared:tt)*] $used:tt > $($rest:tt)*) => {
        $crate::__generics! { $head [$($declared)*,] $used [] > $($rest)* }
    };
    (@bounds $head:tt [$($declared:tt)*] $used:tt < $argument:ty > $($rest:tt)*) => {
        $crate::__generics! { @bounds $head [$($declared)* < $argument >] $used $($rest)* }
    };
    (@bounds $head:tt [$($declared:tt)*] $used:tt $bound:tt $($rest:tt)*) => {
        $crate::__generics! { @bounds $head [$($declared)* $bound] $used $($rest)* }
    };
    // Predicates go on to the body.
    (@where [$($head:tt)*] $declared:tt $used:tt [$($policy:tt)*] [$($predicates:tt)*] { $($body:tt)* } $($rest:tt)*) => {
        $crate::validated_struct! {
            $($head)* @ { open $declared $used [$($predicates)*] } $($policy)* { $($body)* } $($rest)*
        }
    };
    (@where $head:tt $declared:tt $used:tt $policy:tt [$($predicates:tt)*] $predicate:tt $($rest:tt)*) => {
        $crate::__generics! {
            @where $head $declared $used $policy [$($predicates)* $predicate] $($rest)*
        }
    };
}

/// The name that the rest of the expansion has for the unchecked struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_alias {
    ([] $fields:ident) => {
        type __Fields = $fields;
    };
    ([{ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] }] $fields:ident) => {
        #[allow(type_alias_bounds)]
        type __Fields<$($declared)*> = $fields<$($used)*>;
    };
}
