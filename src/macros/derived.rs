//! Derives. The user's crate gets an impl for `Exam` for each derive that is known here, through the impl
//! for `ExamFields` that the derive makes.
//!
//! Only derives are mirrored. For a derive of another crate, or a trait that is implemented for
//! `ExamFields` by hand, the user implements the trait for `Exam` by hand.

/// The impls for the attributes of the declaration.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived {
    ([$($attribute:tt)*] $struct:tt) => {
        $( $crate::__derived_attribute! { $attribute $struct } )*
    };
}

/// The impls for one attribute; nothing if it is not a derive.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_attribute {
    ([derive($( $(::)? $trait:ident $(:: $segment:ident)* ),* $(,)?)] $struct:tt) => {
        $( $crate::__derived_trait! { $trait $(:: $segment)* ; [] $struct } )*
    };
    // The `Debug` derive of a crate with this attribute may omit fields.
    ([debug $($arguments:tt)*] $struct:tt) => { const __BY_FIELD: __p::bool = false; };
    ([serde(default $(, $($more:tt)*)?)] $struct:tt) => {
        $crate::__container_default! { $struct }
    };
    ([serde($first:ident $(= $value:literal)?, $($more:tt)*)] $struct:tt) => {
        $crate::__derived_attribute! { [serde($($more)*)] $struct }
    };
    ([cfg_attr($condition:meta, $($attribute:ident $arguments:tt),* $(,)?)] $struct:tt) => {
        $( $crate::__derived_attribute! { $attribute $arguments [#[cfg($condition)]] $struct } )*
    };
    (derive ($( $(::)? $trait:ident $(:: $segment:ident)* ),* $(,)?) $condition:tt $struct:tt) => {
        $( $crate::__derived_trait! { $trait $(:: $segment)* ; $condition $struct } )*
    };
    ($($other:tt)*) => {};
}

/// The impl for one trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_trait {
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
    (
        $(@)? Copy; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Copy for $name <$($used)*>
        where
            $($bounded: __p::Copy,)?
            for<'__always> __p::Instance<$fields <$($used)*>>: __p::Copy,
            __Policy: __p::CountsCopies<Self, $fields <$($used)*>>,
            $($predicates)*
        {
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
                __p::debug(
                    &*self.__instance,
                    &[$( &self.__instance.$field ),*],
                    __BY_FIELD,
                    __formatter,
                )
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
        $(@)? Eq; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Eq for $name <$($used)*>
        where
            $($bounded: __p::Eq,)?
            $($predicates)*
        {
        }
    };
    (
        $(@)? PartialOrd; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::PartialOrd for $name <$($used)*>
        where
            $($bounded: __p::PartialOrd,)?
            $($predicates)*
        {
            #[inline]
            fn partial_cmp(&self, __other: &Self) -> __p::Option<__p::Ordering> {
                __p::PartialOrd::partial_cmp(&*self.__instance, &*__other.__instance)
            }
        }
    };
    (
        $(@)? Ord; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Ord for $name <$($used)*>
        where
            $($bounded: __p::Ord,)?
            $($predicates)*
        {
            #[inline]
            fn cmp(&self, __other: &Self) -> __p::Ordering {
                __p::Ord::cmp(&*self.__instance, &*__other.__instance)
            }
        }
    };
    (
        $(@)? Hash; [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::Hash for $name <$($used)*>
        where
            $($bounded: __p::Hash,)?
            $($predicates)*
        {
            #[inline]
            fn hash<__H: __p::Hasher>(&self, __hasher: &mut __H) {
                __p::Hash::hash(&*self.__instance, __hasher)
            }
        }
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
