//! What a declaration has beside rules: a policy, parameters, a constant.
//!
//! The user's crate owns nothing for a declaration without them. Otherwise: cells for a record and an
//! impl of `Recorded`; the setters of a struct with parameters; the function `constant`.

/// Names the policy and the key of the fields, if they are not those that a declaration has without
/// saying so.
#[doc(hidden)]
#[macro_export]
macro_rules! __setup {
    ([] [] static $($rest:tt)*) => {};
    ([] [] open $generics:tt $vis:tt $name:ident $fields:ident $($rest:tt)*) => {
        $crate::__key! {}
        $crate::__open_setters! { $generics $name $fields $($rest)* }
    };
    ([$($policy:tt)+] [] static $generics:tt $vis:tt $($rest:tt)*) => {
        $crate::__policy! { [$($policy)+] [$($policy)+] static $($rest)* }
        $crate::__track! { static $generics $($rest)* }
    };
    ([$($policy:tt)+] [] open $generics:tt $vis:tt $name:ident $fields:ident $($rest:tt)*) => {
        $crate::__key! {}
        $crate::__policy! { [$($policy)+] [$($policy)+] open }
        $crate::__track! { open $generics $name $fields $($rest)* }
        $crate::__open_setters! { $generics $name $fields $($rest)* }
    };
    ([] [const] static $generics:tt $($rest:tt)*) => {
        $crate::__key! {}
        $crate::__constant! { $($rest)* }
    };
    ([] [const] open $($rest:tt)*) => {
        __p::compile_error!("a `const struct` has no parameters");
    };
    ([$($policy:tt)+] [const] $($rest:tt)*) => {
        __p::compile_error!(
            "a `const struct` has no tracker: a constant is copied wherever it is used"
        );
    };
}

/// A type with one value, for what is not checked. Both are in reach of the expansion only: they are in
/// an unnamed constant, and the field of the type is private to a module in there.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    () => {
        mod __key {
            pub struct Key(());
            pub(super) const KEY: Key = Key(());
        }
        use __key::Key as __Key;
    };
}

/// The policy. One that is no tracker is one error, at its own token: everything else goes on as if
/// there were none. A constant cannot name the parameters of a struct, which has more errors.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __policy {
    ([weak] $($rest:tt)*) => {
        $crate::__word! { $($rest)* }
    };
    ([strong] $($rest:tt)*) => {
        $crate::__word! { $($rest)* }
    };
    ($_policy:tt [$policy:ty] static $name:ident $fields:ident $($rest:tt)*) => {
        const __IS_TRACKER: __p::bool = {
            #[allow(unused_imports)]
            use __p::IsNoTracker as _;
            __p::IsTracker::<$policy, $fields>::__YES
        };

        impl __p::Chosen for $fields {
            type Policy = $policy;
        }

        type __Policy = <__p::Choose<__IS_TRACKER> as __p::Pick<$policy>>::Picked;
    };
    ($_policy:tt [$policy:ty] open) => {
        type __Policy = $policy;
    };
}

/// A policy that has a word.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __word {
    ([$word:tt] $($rest:tt)*) => {
        use __p::words::$word as __Policy;
    };
}

/// A word for what is no tracker without `std`.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __word {
    ([$word:tt] $($rest:tt)*) => {
        use __p::words::$word;
        $crate::__policy! { [] [$word] $($rest)* }
    };
}

/// The setters of a struct with parameters: they know the places of their fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_setters {
    (
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $name:ident $fields:ident
        $( [$vis:vis] $field:ident $set:ident $head:tt [$type:ty] [$([$via:expr])*] [$($rule:tt)*] )*
    ) => {
        #[allow(missing_docs)]
        impl <$($declared)*> $name <$($used)*> where $($predicates)* {$(
            #[inline]
            $vis fn $set(&mut self, __value: $crate::__given!($head $type)) -> __p::Assigned<$type> {
                let __value = __p::into(__value);
                $( let __value = __p::via(__value, const { $via }); )*
                __p::assign_open(
                    __key::KEY,
                    &mut self.__instance,
                    const { __p::index_of::<<Self as __p::Declared>::Fields>(__p::stringify!($field)) },
                    |__fields| &mut __fields.$field,
                    $crate::__ruled_value! { __value [$($rule)*] },
                )
            }
        )*}
    };
}

/// What is assigned, as the struct of a rule holds it, and what explains a rejection of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __ruled_value {
    ($value:ident []) => {
        (
            $value,
            __p::explain_open_clauses::<<Self as __p::Declared>::Fields, _>,
        )
    };
    ($value:ident [$rule:expr]) => {
        (
            __p::Rule::normalize(&const { $rule }, $value),
            |__value, __cause, __reporter| {
                __p::explain_open::<<Self as __p::Declared>::Fields, _, _>(
                    __value,
                    __cause,
                    __reporter,
                    &const { $rule },
                );
            },
        )
    };
}
