//! The promises that are kept before the program runs. The user's crate owns nothing: consts of
//! the impl of `Ruled`, and functions without a name.

/// Whether the rule of a field accepts some value.
#[doc(hidden)]
#[macro_export]
macro_rules! __satisfiable {
    ($head:tt [$type:ty] $rule:expr) => {{
        let __check = $crate::__private::Check::<$type, _>::new($rule);
        $crate::__judge!($head __check).satisfiable()
    }};
}

/// Whether the literals of a rule fit the type of the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __fits {
    ($head:tt [$type:ty] $rule:expr) => {
        $crate::__by_head!($head
            { $crate::__private::literals_fit(
                $crate::__private::core::stringify!($rule),
                <$type as $crate::__private::Integer>::MIN,
                <$type as $crate::__private::Integer>::MAX,
            ) }
            { true }
            { true }
        )
    };
}

/// The answers about its limits. There are some for primitives and text; for any other type the
/// compiler is asked.
#[doc(hidden)]
#[macro_export]
macro_rules! __judge {
    ($head:tt $check:ident) => {
        $crate::__by_head!($head
            { $crate::__private::Judge::known($check.limits()) }
            { $crate::__private::Judge::known($check.limits()) }
            { $crate::__private::Judge::new(
                $check.limits(),
                $crate::__private::kind_of(&|| {
                    use $crate::__private::{ProbeKnown as _, ProbeUnknown as _};
                    (&$crate::__private::probe(&$check.limits())).kind()
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
    // A const item cannot name the parameters of a generic struct.
    ([{ $($generics:tt)* }] $($rest:tt)*) => {};
    ([] $name:ident $field:ident $head:tt [$type:ty] [$($rule:expr)?] []) => {};
    ([] $name:ident $field:ident $head:tt [$type:ty] [] [$default:expr]) => {};
    ([] $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] [$default:literal]) => {
        $crate::__check_default! { @ $name $field $head [$type] [$rule] $default }
    };
    ([] $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] [$default:expr]) => {
        $crate::__by_head! { $head
            { $crate::__check_default! { @ $name $field $head [$type] [$rule] $default } }
            {}
            {}
        }
    };
    (@ $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] $default:expr) => {
        const _: () = {
            const __IN: $crate::__private::core::primitive::bool = {
                let __check = $crate::__private::Check::<$type, _>::new($rule);
        $crate::__judge!($head __check).accepts($crate::__by_head!($head
                    { { const __DEFAULT: $type = $default; &__DEFAULT } } { $default } { &$default }
                ))
            };
            #[allow(dead_code, overflowing_literals)]
            fn __default() {
                $crate::__private::Promise::<$name, __ruled::$field, __IN, true>::default($default);
            }
        };
    };
}

/// A struct with a policy is `Copy` only where its entry is.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_copy {
    ($generics:tt $name:ident []) => {};
    ([{ $($generics:tt)* }] $name:ident [$policy:ty]) => {};
    ([] $name:ident [$policy:ty]) => {
        const __COPIED: $crate::__private::core::primitive::bool = {
            #[allow(unused_imports)]
            use $crate::__private::IsNotCopy as _;
            $crate::__private::IsCopy::<__Fields>::COPY
                && !$crate::__private::IsCopy::<$crate::__private::Sealed<__Fields>>::COPY
        };
        impl $crate::__private::Policy<$name, __COPIED> for __Fields {
            type Policy = $policy;
        }
    };
}

/// The fields of a struct with a policy can be copied into a record. Asked before the record is
/// declared, so that the first error points at the type of the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_tracked {
    (@ $generics:tt $name:ident $( $field:ident [$type:ty] )*) => {
        $( $crate::__check_tracked! { @@ $generics $name $field [$type] } )*
    };
    (
        @@ [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        $name:ident $field:ident [$type:ty]
    ) => {
        impl $(<$($declared)*>)? $crate::__private::Copied<$name $(<$($used)*>)?> for __ruled::$field
        $(where $($predicates)*)?
        {
            type Type = $type;
        }
    };
    ($generics:tt [] $($rest:tt)*) => {};
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] [$policy:ty] $name:ident
        $( $field:ident [$type:ty] )*
    ) => {
        $crate::__check_tracked! {
            @ [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name $( $field [$type] )*
        }
    };
}
