//! Making instances. The user's crate owns `Exam`, its function `new`, `TryFrom<ExamFields>`,
//! `Default` for both where every field has a default, and the impls that mirror `ExamFields`.

/// The opaque struct: the docs of the declaration, and none of its other attributes.
#[doc(hidden)]
#[macro_export]
macro_rules! __opaque_struct {
    ([$($docs:tt)*] [#[doc = $a:expr] #[doc = $b:expr] #[doc = $c:expr] #[doc = $d:expr] $($rest:tt)*] $($item:tt)*) => {
        $crate::__opaque_struct! {
            [$($docs)* #[doc = $a] #[doc = $b] #[doc = $c] #[doc = $d]] [$($rest)*] $($item)*
        }
    };
    ([$($docs:tt)*] [#[doc = $a:expr] $($rest:tt)*] $($item:tt)*) => {
        $crate::__opaque_struct! { [$($docs)* #[doc = $a]] [$($rest)*] $($item)* }
    };
    ([$($docs:tt)*] [#[$($other:tt)*] $($rest:tt)*] $($item:tt)*) => {
        $crate::__opaque_struct! { [$($docs)*] [$($rest)*] $($item)* }
    };
    (
        [$($docs:tt)*] [] [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        [$vis:vis] $name:ident $fields:ident
    ) => {
        $($docs)*
        #[doc = $crate::__private::core::concat!(
            "\n\nNever invalid. Its fields, unchecked, are [`",
            $crate::__private::core::stringify!($fields), "`].",
        )]
        $vis struct $name $(<$($declared)*>)? $(where $($predicates)*)? {
            __instance: $crate::__private::Instance<$fields $(<$($used)*>)?>,
        }

        impl $(<$($declared)*>)? $crate::__private::Declared for $name $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Fields = $fields $(<$($used)*>)?;

            #[inline]
            fn from_instance(__instance: $crate::__private::Instance<$fields $(<$($used)*>)?>) -> Self {
                Self { __instance }
            }

            #[inline]
            fn as_instance(&self) -> &$crate::__private::Instance<$fields $(<$($used)*>)?> {
                &self.__instance
            }

            #[inline]
            fn as_instance_mut(&mut self) -> &mut $crate::__private::Instance<$fields $(<$($used)*>)?> {
                &mut self.__instance
            }

            #[inline]
            fn into_instance(self) -> $crate::__private::Instance<$fields $(<$($used)*>)?> {
                self.__instance
            }
        }
    };
}

/// `new`, `TryFrom`, `Default`, and the mirrored impls.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_construct {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] [$vis:vis] $name:ident
        $( $field:ident $head:tt [$type:ty] [$($default:tt)*] )*
    ) => {
        const _: () = {
            // A parameter may not have the name of a static or a const of the user's, but may
            // have that of a function.
            #[allow(unused_imports)]
            use __p::{$(shadow as $field),*};

            impl $(<$($declared)*>)? $name $(<$($used)*>)? $(where $($predicates)*)? {
                #[doc = __p::concat!(
                    "Makes a `", __p::stringify!($name),
                    "` of its fields, in the order of the declaration.\n\n# Errors\n\n",
                    "The fields, back as `", __p::stringify!($name),
                    "Fields`, where one is outside its rule or they do not fit each other.",
                )]
                #[inline]
                #[allow(clippy::too_many_arguments, clippy::missing_errors_doc)]
                $vis fn new($(
                    $field: $crate::__type_class!($head { $type } { impl __p::Into<$type> } { $type }),
                )*) -> __p::Result<Self, $crate::ValidationError<__Fields $(<$($used)*>)?>> {
                    $crate::Validated::validate(__Fields {
                        $( $field: $crate::__type_class!($head
                            { $field } { __p::Into::<$type>::into($field) } { $field }
                        ), )*
                    })
                }
            }
        };

        impl $(<$($declared)*>)? __p::TryFrom<__Fields $(<$($used)*>)?> for $name $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Error = $crate::ValidationError<__Fields $(<$($used)*>)?>;

            #[inline]
            fn try_from(__fields: __Fields $(<$($used)*>)?) -> __p::Result<Self, Self::Error> {
                $crate::Validated::validate(__fields)
            }
        }

        $crate::__impl_default! {
            [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name $( $field $head [$($default)*] )* }
        $crate::__impl_mirrored! { [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name }
        $crate::__impl_serde! { [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name }
        $crate::__impl_arbitrary! {
            [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name $( $field $head [$type] )*
        }
        $crate::__impl_proptest! {
            [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name $( $field $head [$type] )*
        }
        $crate::__impl_schemars! { [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $name }
    };
}

/// `Default`, where every field has a default; otherwise nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_default {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident
        $( $field:ident $head:tt [$default:expr] )*
    ) => {
        impl $(<$($declared)*>)? __p::Default for __Fields $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            fn default() -> Self {
                Self { $( $field: $crate::__default!($head $default), )* }
            }
        }

        impl $(<$($declared)*>)? __p::Default for $name $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            fn default() -> Self {
                __p::default_of(__p::Default::default())
            }
        }
    };
    ($($some_field_has_none:tt)*) => {};
}

/// A default as a value of its field.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($head:tt $default:literal) => {
        $crate::__type_class!($head
            { $default }
            { __p::Into::into($default) }
            { __p::Into::into($default) }
        )
    };
    ($head:tt $default:expr) => { $default };
}

/// The impls that hold where they hold for the fields. The bound is written `for<'__>`, so that
/// it may be false: a trivially false bound without it is an error.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_mirrored {
    ([$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident) => {
        impl $(<$($declared)*>)? __p::Clone for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Clone,
            $($($predicates)*)?
        {
            #[inline]
            fn clone(&self) -> Self {
                Self {
                    __instance: __p::Clone::clone(&self.__instance),
                }
            }
        }

        // Where there is no tracker handle: a handle is not `Copy`.
        impl $(<$($declared)*>)? __p::Copy for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Copy,
            for<'__mirrored> __p::Instance<__Fields $(<$($used)*>)?>:
                __p::Copy,
            $($($predicates)*)?
        {
        }

        impl $(<$($declared)*>)? __p::Debug for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Debug,
            $($($predicates)*)?
        {
            fn fmt(
                &self,
                __formatter: &mut __p::Formatter<'_>,
            ) -> __p::Formatted {
                __p::debug(self.__instance.read(), __formatter)
            }
        }

        impl $(<$($declared)*>)? __p::PartialEq for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::PartialEq,
            $($($predicates)*)?
        {
            #[inline]
            fn eq(&self, __other: &Self) -> __p::bool {
                self.__instance.read() == __other.__instance.read()
            }
        }

        impl $(<$($declared)*>)? __p::Eq for $name $(<$($used)*>)? where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Eq,
            $($($predicates)*)?
        {
        }

        impl $(<$($declared)*>)? __p::PartialOrd for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::PartialOrd,
            $($($predicates)*)?
        {
            #[inline]
            fn partial_cmp(
                &self,
                __other: &Self,
            ) -> __p::Option<__p::Ordering>
            {
                __p::PartialOrd::partial_cmp(
                    self.__instance.read(),
                    __other.__instance.read(),
                )
            }
        }

        impl $(<$($declared)*>)? __p::Ord for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Ord,
            $($($predicates)*)?
        {
            #[inline]
            fn cmp(&self, __other: &Self) -> __p::Ordering {
                __p::Ord::cmp(
                    self.__instance.read(),
                    __other.__instance.read(),
                )
            }
        }

        impl $(<$($declared)*>)? __p::Hash for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: __p::Hash,
            $($($predicates)*)?
        {
            #[inline]
            fn hash<__H: __p::Hasher>(&self, __hasher: &mut __H) {
                __p::Hash::hash(self.__instance.read(), __hasher)
            }
        }
    };
}
