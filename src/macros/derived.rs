//! Derives. The user's crate gets an impl for `Exam` for each derive that is known here, through the impl
//! for `ExamFields` that the derive makes.
//!
//! Only derives are mirrored. For a derive of another crate, or a trait that is implemented for
//! `ExamFields` by hand, the user implements the trait for `Exam` by hand.

/// The impls, from the attributes of the declaration, one after the other. An attribute that is no derive adds nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived {
    ([] $struct:tt) => {};
    ([[derive($( $(::)? $trait:ident $(:: $segment:ident)* ),* $(,)?)] $($more:tt)*] $struct:tt) => {
        $( $crate::__derived_trait! { $trait $(:: $segment)* ; [] $struct } )*
        $crate::__derived! { [$($more)*] $struct }
    };
    // The `Debug` derive of a crate with this attribute may omit fields.
    ([[debug $($arguments:tt)*] $($more:tt)*] $struct:tt) => {
        const __BY_FIELD: __p::bool = false;
        $crate::__derived! { [$($more)*] $struct }
    };
    ([[serde(default $(, $($arguments:tt)*)?)] $($more:tt)*] $struct:tt) => {
        $crate::__container_default! { $struct }
        $crate::__derived! { [$($more)*] $struct }
    };
    ([[serde($first:ident $(= $value:literal)?, $($arguments:tt)*)] $($more:tt)*] $struct:tt) => {
        $crate::__derived! { [[serde($($arguments)*)] $($more)*] $struct }
    };
    ([[cfg_attr($condition:meta, $($attribute:ident $arguments:tt),* $(,)?)] $($more:tt)*] $struct:tt) => {
        $( $crate::__derived! { @ $attribute $arguments [#[cfg($condition)]] $struct } )*
        $crate::__derived! { [$($more)*] $struct }
    };
    ([$other:tt $($more:tt)*] $struct:tt) => { $crate::__derived! { [$($more)*] $struct } };
    (@ derive ($( $(::)? $trait:ident $(:: $segment:ident)* ),* $(,)?) $condition:tt $struct:tt) => {
        $( $crate::__derived_trait! { $trait $(:: $segment)* ; $condition $struct } )*
    };
    (@ $($other:tt)*) => {};
}

/// The impl for one trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_trait {
    // What most structs derive is written out: a call of `__mirror!` costs the compiler more.
    (
        $(@)? Clone; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Clone for $name <$($used)*>
        where
            $($bounded: __p::Clone,)?
            $($predicates)*
        {
            #[inline]
            #[track_caller]
            fn clone(&self) -> Self {
                Self { __instance: __p::Clone::clone(&self.__instance) }
            }
        }
    };
    // Each field is formatted by itself, so that all flags of the formatter apply to it.
    (
        $(@)? Debug; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident [$($field:ident)*]
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Debug for $name <$($used)*>
        where
            $($bounded: __p::Debug, $($parameter: __p::Debug,)*)?
            $($predicates)*
        {
            fn fmt(&self, __formatter: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                __p::debug(&*self.__instance, &[$( &self.__instance.$field ),*], __BY_FIELD, __formatter)
            }
        }
    };
    (
        $(@)? PartialEq; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::PartialEq for $name <$($used)*>
        where
            $($bounded: __p::PartialEq,)?
            $($predicates)*
        {
            #[inline]
            fn eq(&self, __other: &Self) -> __p::bool {
                *self.__instance == *__other.__instance
            }
        }
    };
    (
        $(@)? Copy; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            $bounded:tt $name:ident $fields:ident $all:tt
        ]
    ) => {
        $crate::__mirror! { [] __p::Copy [$($condition)*] [
            [$($declared)*] [$($used)*]
            [
                for<'__always> __p::Instance<$fields <$($used)*>>: __p::Copy,
                __Policy: __p::CountsCopies<Self, $fields <$($used)*>>,
                $($predicates)*
            ]
            $bounded $name $fields $all
        ] {} }
    };
    ($(@)? Eq; $($for:tt)*) => { $crate::__mirror! { [] __p::Eq $($for)* {} } };
    ($(@)? PartialOrd; $($for:tt)*) => {
        $crate::__mirror! { [] __p::PartialOrd $($for)* {
            #[inline]
            fn partial_cmp(&self, __other: &Self) -> __p::Option<__p::Ordering> {
                __p::PartialOrd::partial_cmp(&*self.__instance, &*__other.__instance)
            }
        } }
    };
    ($(@)? Ord; $($for:tt)*) => {
        $crate::__mirror! { [] __p::Ord $($for)* {
            #[inline]
            fn cmp(&self, __other: &Self) -> __p::Ordering {
                __p::Ord::cmp(&*self.__instance, &*__other.__instance)
            }
        } }
    };
    ($(@)? Hash; $($for:tt)*) => {
        $crate::__mirror! { [] __p::Hash $($for)* {
            #[inline]
            fn hash<__H: __p::Hasher>(&self, __hasher: &mut __H) {
                __p::Hash::hash(&*self.__instance, __hasher)
            }
        } }
    };
    (Serialize; $($rest:tt)*) => { $crate::__derived_serde! { Serialize $($rest)* } };
    (Deserialize; $($rest:tt)*) => { $crate::__derived_serde! { Deserialize $($rest)* } };
    (JsonSchema; $($rest:tt)*) => { $crate::__derived_schemars! { $($rest)* } };
    ($(@)? Default; $($rest:tt)*) => {
        __p::compile_error!(
            "do not derive `Default`: a struct whose fields all have a default, as in `math: u8 = 50`, \
             implements it"
        );
    };
    (serde :: $($rest:tt)*) => { $crate::__derived_trait! { $($rest)* } };
    (schemars :: $($rest:tt)*) => { $crate::__derived_trait! { $($rest)* } };
    // After `@` comes the name of a trait of the standard library, or of one that is not known here.
    ($(@)? $first:ident :: $($rest:tt)*) => { $crate::__derived_trait! { @ $($rest)* } };
    ($($other:tt)*) => {};
}

/// The impl of a trait for `Exam`, under the condition that the derive implements it for `ExamFields`.
#[doc(hidden)]
#[macro_export]
macro_rules! __mirror {
    (
        [$($lifetime:tt)*] $trait:path [$($condition:tt)*]
        [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
        { $($items:tt)* }
    ) => {
        $($condition)*
        impl <$($lifetime)* $($declared)*> $trait for $name <$($used)*>
        where
            $($bounded: $trait,)?
            $($predicates)*
        {
            $($items)*
        }
    };
}
