//! What is checked at compile time. The user's crate owns nothing: consts of
//! the impl of `Ruled`, and functions without a name.

/// The answers about the limits of a rule. There are some for primitives and text; for any other type the
/// compiler is asked.
#[doc(hidden)]
#[macro_export]
macro_rules! __analyze {
    ($head:tt $check:ident) => {
        $crate::__type_class!($head
            { $check.resolved.of($check.limits()) }
            { $check.resolved.of($check.limits()) }
            { __p::analyze(
                $check.resolved.of($check.deep_limits()),
                __p::kind_of(&|| {
                    use __p::{ProbeKnown as _, ProbeUnknown as _};
                    (&__p::probe(&$check.deep_limits())).kind()
                }),
            ) }
        )
    };
}

/// A default must be in the rule of its field. Checked here are literals, and all defaults of
/// primitive types; `Default` checks the others when it is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_default {
    ($name:ident $field:ident $head:tt $type:tt $rule:expr, $default:literal) => {
        $crate::__check_default! { @ $name $field $head $type [$rule] $default }
    };
    ($name:ident $field:ident $head:tt $type:tt $rule:expr, $default:expr) => {
        $crate::__type_class! { $head
            { $crate::__check_default! { @ $name $field $head $type [$rule] $default } }
            {}
            {}
        }
    };
    (@ $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] $default:expr) => {
        const _: () = {
            const __IN: __p::bool = {
                let __check = __p::Check::<$type, _, _>::new($rule);
        $crate::__analyze!($head __check).accepts($crate::__type_class!($head
                    { { const __DEFAULT: $type = $default; &__DEFAULT } } { $default } { &$default }
                ))
            };
            #[allow(dead_code, overflowing_literals)]
            fn __default() {
                __p::InRule::<$name, __ruled::$field, __IN>::default($default);
            }
        };
    };
}

/// A struct with a policy is `Copy` only where its handle is.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_copy {
    ($generics:tt $name:ident []) => {};
    ([{ $($generics:tt)* }] $name:ident [$policy:ty]) => {};
    ([] $name:ident [$policy:ty]) => {
        const __COPIED: __p::bool = {
            #[allow(unused_imports)]
            use __p::IsNotCopy as _;
            __p::IsCopy::<__Fields>::COPY && !__p::IsCopy::<__p::Instance<__Fields>>::COPY
        };
        impl __p::Policy<$name, __COPIED> for __Fields {
            type Policy = $policy;
        }
    };
}

/// The fields of a struct with a policy can be copied into a record. Asked before the record is
/// declared, so that the first error points at the type of the field.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __check_tracked {
    (
        @ [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        $name:ident $field:ident [$type:ty]
    ) => {
        impl $(<$($declared)*>)? __p::Copied<$name $(<$($used)*>)?> for __ruled::$field
        $(where $($predicates)*)?
        {
            type Type = $type;
        }
    };
    ($generics:tt [] $($rest:tt)*) => {};
    ($generics:tt [$policy:ty] $name:ident $( $field:ident $head:tt $type:tt )*) => {
        $( $crate::__type_class! { $head
            {}
            {}
            { $crate::__check_tracked! { @ $generics $name $field $type } }
        } )*
    };
}

/// Nothing: the feature `std` is off, and a policy keeps no records.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __check_tracked {
    ($($off:tt)*) => {};
}
