//! Rules and what is done before them. The user's crate owns nothing that it can name: a marker
//! type for each field, and impls of `Ruled`.

/// Markers, rules and checked defaults, field by field.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_rules {
    ($generics:tt $name:ident $( { $field:ident $($declared:tt)* } )*) => {
        #[allow(non_camel_case_types)]
        mod __ruled {
            $( pub(super) enum $field {} )*
        }
        $(
            $crate::__impl_ruled! { $generics $name $field $($declared)* }
            $crate::__check_default! { $generics $name $field $($declared)* }
        )*
    };
}

/// A field under a rule: its marker and the one place where its rule stands; nothing for a field
/// without a rule. The promises of a generic struct are not checked: a const item cannot name its
/// parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_ruled {
    ($generics:tt $name:ident $field:ident $head:tt [$type:ty] [] $default:tt) => {};
    ([] $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] $default:tt) => {
        $crate::__impl_ruled! {
            @ [] [$name] [__Fields] [] $field [$type] [$rule]
            { $crate::__satisfiable!($head [$type] $rule) } { $crate::__fits!($head [$type] $rule) }
        }
    };
    (
        [{ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] }]
        $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] $default:tt
    ) => {
        $crate::__impl_ruled! {
            @ [<$($declared)*>] [$name<$($used)*>] [__Fields<$($used)*>] [$($predicates)*]
            $field [$type] [$rule] { true } { true }
        }
    };
    (
        @ [$($declared:tt)*] [$struct:ty] [$fields:ty] [$($predicates:tt)*]
        $field:ident [$type:ty] [$rule:expr] { $satisfiable:expr } { $fits:expr }
    ) => {
        const _: () = {
            const __FITS: $crate::__private::core::primitive::bool = $fits;
            // A bound that does not fit has wrapped: what it says then is no news.
            const __SATISFIABLE: $crate::__private::core::primitive::bool =
                !__FITS || $satisfiable;

            impl $($declared)* $crate::__private::Ruled<$fields> for __ruled::$field
            where
                $($predicates)*
            {
                type Type = $type;

                const INDEX: $crate::__private::core::primitive::usize =
                    __Index::$field as $crate::__private::core::primitive::usize;

                #[inline]
                fn place<'__place>(__fields: &'__place mut $fields) -> &'__place mut $type {
                    &mut __fields.$field
                }

                #[inline]
                fn ask<__Q: $crate::__private::Question<$type>>(__question: __Q) -> __Q::Answer {
                    $crate::__private::Promise::<$struct, Self, __SATISFIABLE, __FITS>::ask(
                        __question, $rule,
                    )
                }
            }
        };
    };
}

/// Applies the functions after `via`, in order.
#[doc(hidden)]
#[macro_export]
macro_rules! __normalize {
    ([$place:expr]) => {};
    ([$place:expr] $($via:tt)+) => {
        $place = $crate::__via!($place, $($via)+);
    };
}

/// A value after the functions.
#[doc(hidden)]
#[macro_export]
macro_rules! __via {
    ($value:expr,) => { $value };
    ($value:expr, [{ $via:expr }] $($more:tt)*) => {
        $crate::__via!($crate::__private::via($value, $via), $($more)*)
    };
    ($value:expr, [$via:expr] $($more:tt)*) => {
        $crate::__via!($crate::__private::via($value, $via), $($more)*)
    };
}
