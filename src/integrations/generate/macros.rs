//! What the macro puts into a user's crate for `proptest` and `arbitrary`: how each field is made.

/// How the fields of a struct, and the struct, are made from one kind of source.
#[doc(hidden)]
#[macro_export]
macro_rules! __generate {
    (static $generics:tt $source:tt $name:ident $fields:ident $each:tt) => {
        $crate::__generate! { @ $generics [] $source $name $fields $each }
    };
    // Whether the types of a generic struct can be made is known where it is used.
    (
        open $generics:tt [$source:ty] $name:ident $fields:ident
        { $( $field:ident $head:tt [$type:ty] )* }
    ) => {
        $crate::__generate! {
            @ $generics
            [$( for<'__always> $crate::__generated_type!($head $type): __p::Generate<$source>, )*]
            [$source] $name $fields { $( $field $head [$type] )* }
        }
    };
    (
        @ [[$($lifetime:tt)*] [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] [$($bounds:tt)*]
        [$source:ty] $name:ident $fields:ident { $( $field:ident $head:tt [$type:ty] )* }
    ) => {
        #[doc(hidden)]
        impl <$($lifetime)* $($declared)*> __p::Parts<$source> for $fields <$($used)*>
        where
            $($bounds)*
            $($predicates)*
        {
            fn parts(__source: &mut $source) -> __p::Made<Self> {
                __p::Result::Ok(Self {
                    $( $field: $crate::__part!([$source] __source [__p::stringify!($field)] $head $type), )*
                })
            }

            fn part(&mut self, __index: __p::usize, __source: &mut $source) -> __p::Made<()> {
                $(
                    if __index == const { __p::index_of::<Self>(__p::stringify!($field)) } {
                        self.$field = $crate::__part!([$source] __source [__p::stringify!($field)] $head $type);
                    }
                )*
                __p::Result::Ok(())
            }
        }

        $crate::__generate_both! {
            [$($lifetime)* $($declared)*] [$($used)*] [$($bounds)* $($predicates)*] [$source] $name $fields
        }
    };
}

/// The struct or enum, and its fields by themselves, from the parts.
#[doc(hidden)]
#[macro_export]
macro_rules! __generate_both {
    (
        [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] [$source:ty] $name:ident $fields:ident
    ) => {
        #[doc(hidden)]
        impl <$($declared)*> __p::Generate<$source> for $fields <$($used)*>
        where
            $($predicates)*
        {
            fn generate(
                __source: &mut $source,
                _: &[$crate::constraint::Constraint],
            ) -> __p::Made<Self> {
                __p::valid_fields(__source)
            }
        }

        #[doc(hidden)]
        impl <$($declared)*> __p::Generate<$source> for $name <$($used)*>
        where
            $($predicates)*
        {
            fn generate(
                __source: &mut $source,
                _: &[$crate::constraint::Constraint],
            ) -> __p::Made<Self> {
                __p::valid(__source)
            }
        }
    };
}

/// The type in the bound of a generic struct. A type that borrows is replaced: it cannot be made,
/// and bounds on two types that differ only in lifetimes would be ambiguous.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated_type {
    ((&$lifetime:lifetime $($referent:tt)*) $type:ty) => {
        __p::Borrowed
    };
    (($($path:ident)::+ <$lifetime:lifetime $($argument:tt)*) $type:ty) => {
        __p::Borrowed
    };
    ($head:tt $type:ty) => {
        $type
    };
}

/// Makes the value of one field, which is found by its name.
#[doc(hidden)]
#[macro_export]
macro_rules! __part {
    ([$source:ty] $from:ident $name:tt (&$lifetime:lifetime $($referent:tt)*) $type:ty) => {
        __p::not_made::<$type>()?
    };
    (
        [$source:ty] $from:ident $name:tt
        ($($path:ident)::+ <$lifetime:lifetime $($argument:tt)*) $type:ty
    ) => {
        __p::not_made::<$type>()?
    };
    ([$source:ty] $from:ident [$name:expr] $head:tt $type:ty) => {{
        #[allow(unused_imports)]
        use __p::{ByArbitrary as _, ByConstraint as _, ByNothing as _};
        let __index = const { __p::index_of::<Self>($name) };
        (&&&__p::Of::<$source, $type>::NEW)
            .__make($from, &__p::constraints_of::<Self>(__index))
            .map_err(__p::at_field::<Self>(__index))?
    }};
}

/// How the fields of an enum, and the enum, are made: a variant, and then its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __generate_enum {
    ([$($lifetime:tt)*] $source:tt $name:ident $fields:ident {
        $( $variant:ident { $( $member:tt $given:ident $path:tt $head:tt [$type:ty] )* } )*
    }) => {
        #[doc(hidden)]
        impl <$($lifetime)*> __p::Parts<$crate::__only!($source)> for $fields {
            fn parts(__source: &mut $crate::__only!($source)) -> __p::Made<Self> {
                const __VARIANTS: &[&__p::str] = &[$( __p::stringify!($variant) ),*];
                let __variant = __VARIANTS[__p::any_variant(__source, __VARIANTS.len())];
                $(
                    if __variant == __p::stringify!($variant) {
                        return __p::Result::Ok(Self::$variant { $(
                            $member: $crate::__part!($source __source [$crate::__enum_path!($path)] $head $type),
                        )* });
                    }
                )*
                __p::not_made()
            }

            #[allow(unused_variables)]
            fn part(
                &mut self,
                __index: __p::usize,
                __source: &mut $crate::__only!($source),
            ) -> __p::Made<()> {
                $($(
                    if let Self::$variant { $member: __value, .. } = self {
                        if __index
                            == const { __p::index_of::<Self>($crate::__enum_path!($path)) }
                        {
                            *__value = $crate::__part!($source __source [$crate::__enum_path!($path)] $head $type);
                        }
                    }
                )*)*
                __p::Result::Ok(())
            }
        }

        $crate::__generate_both! { [$($lifetime)*] [] [] $source $name $fields }
    };
}

/// The type in the brackets.
#[doc(hidden)]
#[macro_export]
macro_rules! __only {
    ([$type:ty]) => {
        $type
    };
}
