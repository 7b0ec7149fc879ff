//! Policies, generic parameters and `const struct`. The user's crate gets nothing from it for a
//! declaration without them. Otherwise: the record, the setters of a generic struct, and `constant`.

/// Names the policy and the key of the fields, if they are not the default ones.
#[doc(hidden)]
#[macro_export]
macro_rules! __setup {
    ([] [] static $($rest:tt)*) => {};
    ([] [] open $($rest:tt)*) => {
        $crate::__prepared! { $($rest)* }
        $crate::__key! { { $crate::__open_setters! { $($rest)* } } }
    };
    ([$($policy:tt)+] [] $mode:ident $generics:tt $vis:tt $name:ident $fields:ident $each:tt) => {
        $crate::__policy! { [$($policy)+] [$($policy)+] $mode $fields }
        $crate::__track! { $mode $generics $name $fields $each }
        $crate::__setup! { [] [] $mode $generics $vis $name $fields $each }
    };
    ([] [const] static $($rest:tt)*) => {
        $crate::__required! { $($rest)* }
        $crate::__key! { { $crate::__constant! { $($rest)* } } }
    };
    ([] [const] open $($rest:tt)*) => {
        __p::compile_error!("a `const struct` cannot be generic");
    };
    ([$($policy:tt)+] [const] $($rest:tt)*) => {
        __p::compile_error!(
            "a `const struct` cannot have a policy: a constant is copied wherever it is used"
        );
    };
}

/// A type with one value, for functions that do not check, and the items that use it. They are in a block
/// of their own, in which nothing is the user's but names and types: only there can the value be named.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    ({ $($items:tt)* }) => {
        pub struct __Keyed;
        type __Key = <__Keyed as __p::Keyed>::Key;

        #[allow(non_local_definitions)]
        const _: () = {
            mod __key {
                pub struct Key(());
                pub(super) const KEY: Key = Key(());
            }

            impl __p::Keyed for __Keyed {
                type Key = __key::Key;
            }

            $($items)*
        };
    };
}

/// The policy. A type that is not a tracker is one error, at its own token: the rest of the
/// expansion then has no policy. A constant cannot name the parameters of a generic struct, so
/// there the compiler reports more errors.
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
    ($_policy:tt [$policy:ty] static $fields:ident) => {
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
    ($_policy:tt [$policy:ty] open $fields:ident) => {
        type __Policy = $policy;
    };
}

/// `weak` or `strong`.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __word {
    ([$word:tt] $($rest:tt)*) => {
        use __p::words::$word as __Policy;
    };
}

/// `weak` or `strong`, which are not trackers without `std`.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __word {
    ([$word:tt] $($rest:tt)*) => {
        use __p::words::$word;
        $crate::__policy! { [] [$word] $($rest)* }
    };
}

/// What a setter of a generic struct does with a value before it assigns it. It is outside of the block of
/// the key, because the functions after `via` and the rules are the user's text.
#[doc(hidden)]
#[macro_export]
macro_rules! __prepared {
    (
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] [$vis:vis] $name:ident $fields:ident
        { $( $_vis:tt $field:ident $_set:ident $class:tt $head:tt [$type:ty] [$([$via:expr])*] [$($rule:tt)*] )* }
    ) => {
        $vis struct __Prepared<$($declared)*>(__p::PhantomData<fn() -> $fields<$($used)*>>)
        where
            $($predicates)*;

        impl <$($declared)*> __p::Linked for __Prepared<$($used)*> where $($predicates)* {
            type To = $fields<$($used)*>;
        }

        #[allow(non_snake_case)]
        impl <$($declared)*> __Prepared<$($used)*> where $($predicates)* {$(
            #[inline]
            fn $field(__value: $type) -> ($type, __p::Explain<$type>) {
                $( let __value = __p::via(__value, const { $via }); )*
                $crate::__ruled_value! { __value [$($rule)*] }
            }
        )*}
    };
}

/// The value to assign, normalized by its rule, and the function that explains its violations.
#[doc(hidden)]
#[macro_export]
macro_rules! __ruled_value {
    ($value:ident []) => {
        (
            $value,
            __p::explain_open_clauses::<<Self as __p::Linked>::To, _>,
        )
    };
    ($value:ident [$rule:expr]) => {
        (
            __p::Rule::normalize(&const { $rule }, $value),
            |__value, __cause, __reporter| {
                __p::explain_open::<<Self as __p::Linked>::To, _, _>(
                    __value,
                    __cause,
                    __reporter,
                    &const { $rule },
                );
            },
        )
    };
}

/// The setters of a generic struct, which pass the places of their fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_setters {
    (
        [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $_vis:tt $name:ident $fields:ident
        { $( [$vis:vis] $field:ident $set:ident $class:tt $head:tt [$type:ty] $_via:tt $_rule:tt )* }
    ) => {
        impl <$($declared)*> __p::Linked for $name <$($used)*> where $($predicates)* {
            type To = __Prepared<$($used)*>;
        }

        #[allow(missing_docs)]
        impl <$($declared)*> $name <$($used)*> where $($predicates)* {$(
            #[inline]
            $vis fn $set(&mut self, __value: $crate::__given!($head $type)) -> __p::Assigned<$type> {
                __p::assign_open(
                    __key::KEY,
                    &mut self.__instance,
                    const { __p::index_of::<<Self as __p::Declared>::Fields>(__p::stringify!($field)) },
                    |__fields| &mut __fields.$field,
                    <<Self as __p::Linked>::To>::$field(__p::into(__value)),
                )
            }
        )*}
    };
}
