//! Policies, generic parameters and `const struct`. The user's crate gets nothing from it for a
//! declaration without them. Otherwise: the record, the setters of a generic struct, and `constant`.

/// Names the policy and the key of the fields, if they are not the default ones.
#[doc(hidden)]
#[macro_export]
macro_rules! __setup {
    ([] [] static $($rest:tt)*) => {};
    ([] [] open $generics:tt $vis:tt $name:ident $fields:ident $($rest:tt)*) => {
        $crate::__key! {}
        $crate::__open_setters! { $generics $name $fields $($rest)* }
    };
    ([$($policy:tt)+] [] static $generics:tt $vis:tt $name:ident $fields:ident $($rest:tt)*) => {
        $crate::__policy! { [$($policy)+] [$($policy)+] static $fields }
        $crate::__track! { static $generics $name $fields $($rest)* }
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
        __p::compile_error!("a `const struct` cannot be generic");
    };
    ([$($policy:tt)+] [const] $($rest:tt)*) => {
        __p::compile_error!(
            "a `const struct` cannot have a policy: a constant is copied wherever it is used"
        );
    };
}

/// A type with one value, for functions that do not check. Only the expansion can name it, because it is
/// in an unnamed constant, and only the expansion can make the value, because its field is private.
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

/// The policy. A type that is not a tracker is one error, at its own token: the rest of the expansion then
/// has no policy. A constant cannot name the parameters of a generic struct, which has more errors.
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
    ($_policy:tt [$policy:ty] open) => {
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

/// The setters of a generic struct, which pass the places of their fields.
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

/// The value to assign, normalized by its rule, and the function that explains its violations.
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
