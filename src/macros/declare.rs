//! The template of an expansion, with repetitions over the fields.
//!
//! The user's crate gets `new` and `TryFrom<ExamFields>`, and what the other files of this folder add.

/// The two structs, their functions, and one unnamed constant with everything else.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare {
    // The first list has the attributes of all fields: only docs here, so there is no `#[cfg]`.
    (
        [$([doc $($doc:tt)*])*]
        [
            { $mode:ident [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] $($_types:ident)* }
            $($without_parameters:tt)?
        ]
        [$($bounded:ident {
            $_mode:ident $_declared:tt [$($bounded_used:tt)*] $_predicates:tt $($parameter:ident)*
        })?]
        [$(#$meta:tt)*] [$vis:vis] $name:ident $fields:ident
        [$([$($policy:tt)+] $always:tt)?] $kind:tt
        { $(
            [$(#$field_meta:tt)* $field_vis:vis] $field:ident $set:ident $given:ident
            [$type:ty] $head:tt [$(via $via:tt)* $(= [$default:expr] #$served:tt)? $(in :: $($rule:tt)+)?]
        )* }
        $(ensure $clauses:tt)?
    ) => {
        $crate::__structs! {
            [$($meta)*] [$vis] $name $fields [[$($declared)*] [$($used)*] [$($predicates)*]]
            { $(
                [$( [$head $default] $given $served )?]
                [$($field_meta)*] [$field_vis] $field [$type]
            )* }
        }

        #[cfg(doc)]
        $crate::__documented! {
            [$($meta)*] [$($declared)*] [$($used)*] [$($predicates)*] [$vis] $name $fields
            $( [$($field_meta)*] [$field_vis] $field $set $head [$type] [$($($rule)*)?] )*
        }

        // In the module of the struct, so that messages of the compiler name a field `Exam::math`.
        #[cfg(not(doc))]
        #[allow(missing_docs, unused_parens, unused_braces, clippy::all, clippy::pedantic)]
        impl <$($declared)*> $name <$($used)*> where $($predicates)* {
            // With a policy always: a result with a tracked instance that goes through memory costs
            // three times as much as the instance.
            #[inline $($always)?]
            #[track_caller]
            $vis fn new($( $given: $crate::__given!($head $type) ),*)
                -> $crate::__private::Result<Self, $crate::ValidationError<$fields <$($used)*>>>
            {
                $crate::Validated::validate(
                    $fields { $( $field: $crate::__private::into($given), )* }
                )
            }

            $( $crate::__accessors! {
                $mode $head [$type] [$field_vis] $field $set [$($via)*] [$($field_meta)*] [$($($rule)*)?]
            } )*
        }

        #[allow(unused_parens, unused_braces, clippy::all, clippy::pedantic)]
        #[deny(overflowing_literals)]
        const _: () = {
            use $crate::__private as __p;
            #[allow(unused_imports)]
            use $crate::__private::{NotNested as _, defaults::*};

            $crate::__setup! {
                [$($($policy)+)?] $kind $mode [[$($declared)*] [$($used)*] [$($predicates)*]] [$vis] $name $fields
                { $( [$field_vis] $field $set [$head] $head [$type] [$($via)*] [$($($rule)*)?] )* }
            }

            $crate::__declared! {
                [[$($declared)*] [$($used)*] [$($predicates)*]] $name $fields
            }

            impl <$($declared)*> __p::Fields for $fields <$($used)*> where $($predicates)* {
                type Policy = __Policy;
                type Struct = $name <$($used)*>;
                type Key = __Key;

                const DECLARATION: &'static __p::Declaration<[__p::Field]> =
                    &__p::declaration::<Self, { __p::count(__p::stringify!($($field;)*)) }>(
                        __p::stringify!($name),
                        __p::stringify!($($field;)*),
                        __p::stringify!($($type;)*),
                        &[
                            $($( $crate::__extra!([__p::stringify!($field)] $field_meta), )*)*
                            $($( __p::Extra::Default(
                                __p::stringify!($field), __p::stringify!($default),
                            ), )?)*
                        ],
                    );

                #[inline]
                fn visit<__V: __p::Visitor<Self>>(__this: __V::This, __visitor: &mut __V) {
                    $( $crate::__rule! {
                        $mode $head [$type] __this __visitor $field $field [$($($rule)*)?] $($($rule)*)?
                    } )*
                }

                $crate::__reach! { $mode $( $field [$($via)*] )* }
                $( $crate::__clauses! { struct $clauses } )?
            }

            $crate::__derived! {
                [$($meta)*]
                [
                    [$($declared)*] [$($used)*] [$($predicates)*]
                    [$($bounded <$($bounded_used)*> $(, $parameter)*)?] $name $fields [$($field)*]
                ]
            }

            $crate::__generated! {
                $mode [[$($declared)*] [$($used)*] [$($predicates)*]] $name $fields
                { $( $field $head [$type] )* }
            }

            $crate::__defaults! {
                $mode [[$($declared)*] [$($used)*] [$($predicates)*]] $name $fields
                $( $field $head [$type] [$($default)?] [$($($rule)*)?] )*
            }
        };
    };
    // Macros after `=>`.
    (
        [$([doc $($doc:tt)*])*] $parameters:tt
        [$($bounded:ident { open $declared:tt $used:tt $predicates:tt $($parameter:ident)* })?]
        $meta:tt [$vis:vis] $name:ident $fields:ident $policy:tt $kind:tt
        { $( $attributes:tt $field:ident $set:ident $given:ident [$($type:tt)*] $head:tt $rest:tt )* }
        $(ensure $clauses:tt)? => $macros:tt
    ) => {
        $crate::__declare! {
            [] $parameters [$($bounded { open $declared $used $predicates $($parameter)* })?]
            $meta [$vis] $name $fields $policy $kind
            { $( $attributes $field $set $given [$($type)*] $head $rest )* } $(ensure $clauses)?
        }
        $crate::__attach! { $macros {
            $vis struct $name $($declared $used $predicates)? from $fields { $( $field: $($type)*, )* }
        } }
    };
    // There may be a `#[cfg]`.
    (
        $attributes:tt $parameters:tt $bounded:tt $meta:tt $vis:tt $name:ident $fields:ident
        $policy:tt $kind:tt
        { $(
            [$(#$field_meta:tt)* $field_vis:vis] $field:ident $set:ident $given:ident
            $type:tt $head:tt $rest:tt
        )* }
        $($tail:tt)*
    ) => {
        $crate::__cfg! {
            [$( { $($field_meta)* } )*]
            [__declare $parameters $bounded $meta $vis $name $fields $policy $kind]
            [$( { [$($field_meta)*] [] [$field_vis] [$field $set $given $type $head $rest] } )*]
            [$($tail)*]
        }
    };
}

/// The conversions between a struct or an enum, its instance, and its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __declared {
    ([[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $name:ident $fields:ident) => {
        impl <$($declared)*> __p::Declared for $name <$($used)*> where $($predicates)* {
            type Fields = $fields <$($used)*>;

            #[inline]
            fn convert(__shape: __p::Shape<'_, Self>) -> __p::Shape<'_, Self> {
                match __shape {
                    __p::Shape::Struct(__this) => __p::Shape::Instance(__this.__instance),
                    __p::Shape::StructRef(__this) => __p::Shape::InstanceRef(&__this.__instance),
                    __p::Shape::StructMut(__this) => __p::Shape::InstanceMut(&mut __this.__instance),
                    __p::Shape::Instance(__instance) => __p::Shape::Struct(Self { __instance }),
                    __shape => __shape,
                }
            }
        }

        impl <$($declared)*> __p::TryFrom<$fields <$($used)*>> for $name <$($used)*>
        where
            $($predicates)*
        {
            type Error = __p::ValidationError<$fields <$($used)*>>;

            #[inline]
            #[track_caller]
            fn try_from(__fields: $fields <$($used)*>) -> __p::Result<Self, Self::Error> {
                __p::Validated::validate(__fields)
            }
        }
    };
}

/// What an attribute says, with the name of its field.
#[doc(hidden)]
#[macro_export]
macro_rules! __extra {
    ([$name:expr] [doc = $doc:expr]) => {
        __p::Extra::Doc($name, $doc)
    };
    ([$name:expr] [debug $($arguments:tt)*]) => {
        __p::Extra::Debug
    };
    ([$name:expr] [serde $arguments:tt]) => {
        __p::Extra::Serde(true, $name, __p::stringify!($arguments))
    };
    ([$name:expr] [cfg_attr ($condition:meta, serde $arguments:tt $(,)?)]) => {
        __p::Extra::Serde(__p::cfg!($condition), $name, __p::stringify!($arguments))
    };
    ([$name:expr] [cfg_attr $arguments:tt]) => {
        __p::Extra::Conditional($name, __p::stringify!($arguments))
    };
    ([$name:expr] $other:tt) => {
        __p::Extra::None
    };
}

/// The type of a parameter of `new`.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    (String $type:ty) => { impl $crate::__private::Into<$type> };
    ($head:tt $type:ty) => { $type };
}
