//! Enums. The user's crate gets `PaymentFields`, the plain enum, `Payment`, a constructor for each variant,
//! and what a struct gets. A declaration of a struct does not come here.
//!
//! The fields of all variants are the fields of the declaration, in order. A field is called
//! `Card.last_four`, and that of a tuple variant `Iban`. A tuple variant is written as `Iban { 0: value }`, so
//! that there is one syntax for all variants.

/// The grammar. A variant is passed on as `Card named { fields }`, `Iban tuple { field }` or `Cash`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum {
    (
        $(#[$($meta:tt)*])* $vis:vis enum $name:ident $(: $policy:ty)? {
            $(
                $(#[$($variant_meta:tt)*])* $variant:ident
                $({
                    $(
                        $(#[$($field_meta:tt)*])* $field:ident : $head:tt
                        $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
                        $(via $via:tt $(:: $via_segment:ident)*)*
                        $(in $rule:expr)?
                    ),* $(,)?
                })?
                $((
                    $tuple_head:tt $(:: $tuple_segment:ident)* $(< $($tuple_argument:ty),* $(,)? >)?
                    $(via $tuple_via:tt $(:: $tuple_via_segment:ident)*)*
                    $(in $tuple_rule:expr)? $(,)?
                ))?
            ),* $(,)?
        }
        $(ensure { $(
            $clause:expr => $message:tt $(at [ $($about:ident),* $(,)? ])?
        ),* $(,)? })?
        $(=> $($attached:tt $(:: $attached_segment:ident)* !),+ $(,)?)?
    ) => {
        $crate::__private::paste! {
            $crate::__declare_enum! {
                [$($([$($variant_meta)*])*)*]
                [$( $($( { $([$($field_meta)*])* } )*)? )*]
                [$(#[$($meta)*])*] [$vis] $name [<$name Fields>] [$($policy)?]
                { $(
                    [$(#[$($variant_meta)*])* $vis] $variant [<new_ $variant:snake>]
                    $( named { $(
                        [$([$($field_meta)*])*] $field [<__ $field>] [<$variant _ $field>]
                        [$variant $field]
                        [$head $(:: $segment)* $(< $($argument),* >)?] $head
                        [$(via [$via $(:: $via_segment)*])* $(in :: $rule)?]
                    )* } )?
                    $( tuple {
                        [] 0 __value [<$variant _value>] [$variant]
                        [$tuple_head $(:: $tuple_segment)* $(< $($tuple_argument),* >)?] $tuple_head
                        [$(via [$tuple_via $(:: $tuple_via_segment)*])* $(in :: $tuple_rule)?]
                    } )?
                )* }
                $(ensure { { $( [$clause] [$message] [$($($about)*)?] )* } })?
                $(=> [$( [$attached $(:: $attached_segment)*] )*])?
            }
        }
    };
    ($(#[$($meta:tt)*])* $vis:vis enum $name:ident < $($rest:tt)*) => {
        $crate::__error! { [$name] "an enum cannot have generic parameters" }
    };
    ($(#[$($meta:tt)*])* $vis:vis enum $name:ident $(: $policy:ty)? { $($variants:tt)* } $($rest:tt)*) => {
        $crate::__enum_mistake! { [$name $($rest)*] [$($variants)*] }
    };
    ($(#[$($meta:tt)*])* $vis:vis enum $name:ident $($rest:tt)*) => {
        $crate::__enum_mistake! { [$name] [] }
    };
}

/// The template. The first two lists have the attributes of the variants, and those of the fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_enum {
    // Neither has a `#[cfg]`.
    (
        [] [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        [$(#$meta:tt)*] [$vis:vis] $name:ident $fields:ident $policy:tt
        { $(
            [$(#$variant_meta:tt)* $_vis:vis] $variant:ident $new:ident
            $( $shape:ident { $(
                [$($field_meta:tt)*] $member:tt $given:ident $reader:ident $path:tt [$type:ty] $head:tt
                [$(via $via:tt)* $(in :: $($rule:tt)+)?]
            )* } )?
        )* }
        $(ensure $clauses:tt)?
    ) => {
        $crate::__enum_types! {
            [$($meta)*] [$vis] $name $fields
            { $(
                [$($variant_meta)*] $variant
                $( $shape { $( [$($field_meta)*] $member $path [$type] )* } )?
            )* }
        }

        #[cfg(doc)]
        $crate::__docs! { [] [$($meta)*] __documented_struct [] [] [] [$vis] $name $fields }
        $(
            #[cfg(doc)]
            $crate::__docs! {
                [] [$($variant_meta)*] __documented_variant [$vis] $name $fields $variant $new
                $( $shape $( $member $head [$type] )* )?
            }
        )*

        #[cfg(not(doc))]
        #[allow(missing_docs, unused_parens, unused_braces, clippy::all, clippy::pedantic)]
        impl $name {
            $(
                #[doc = $crate::__private::concat!(
                    "Creates the variant `", $crate::__private::stringify!($variant),
                    "`.\n\n# Errors\n\nReturns the fields if they are not valid.",
                )]
                #[inline]
                #[track_caller]
                $vis fn $new($($( $given: $crate::__given!($head $type) ),*)?)
                    -> $crate::__private::Result<Self, $crate::ValidationError<$fields>>
                {
                    $crate::Validated::validate(
                        $fields::$variant { $($( $member: $crate::__private::into($given), )*)? }
                    )
                }
            )*
        }

        #[allow(
            unused_parens, unused_braces, non_snake_case, irrefutable_let_patterns, clippy::all,
            clippy::pedantic,
        )]
        #[deny(overflowing_literals)]
        const _: () = {
            use $crate::__private as __p;
            #[allow(unused_imports)]
            use $crate::__private::{NotNested as _, defaults::*};

            const __BY_FIELD: __p::bool = false;

            $crate::__setup! { $policy [] static [[] [] []] [$vis] $name $fields enum }

            // They identify the fields, also in messages of the compiler.
            $($($( #[allow(dead_code)] fn $reader(_: &$name) {} )*)?)*

            $crate::__declared! { [[] [] []] $name $fields }

            impl __p::Fields for $fields {
                type Policy = __Policy;
                type Struct = $name;
                type Key = __Key;

                const DECLARATION: &'static __p::Declaration<[__p::Field]> =
                    &__p::declaration::<
                        Self,
                        { __p::count(__p::concat!($($($( $crate::__enum_path!($path), ";", )*)?)*)) },
                    >(
                        __p::stringify!($name),
                        __p::concat!($($($( $crate::__enum_path!($path), ";", )*)?)*),
                        __p::stringify!($($($($type;)*)?)*),
                        &[$($($( $(
                            $crate::__extra!([$crate::__enum_path!($path)] $field_meta),
                        )* )*)?)*],
                    );

                const IS_ENUM: __p::bool = true;
                const HAS_VARIANT_IN_PATH: __p::bool =
                    __p::has_variant_in_path(&[$( $crate::__extra!([""] $meta) ),*]);

                #[inline]
                fn visit<__V: __p::Visitor<Self>>(__this: __V::This, __visitor: &mut __V) {
                    $($( $crate::__enum_rules! {
                        __this __visitor $variant [$($member $given)*]
                        $( { $head [$type] $reader $member $given [$($($rule)*)?] } )*
                    } )?)*
                }

                $crate::__enum_via! { $( $variant { $($( $member $given [$($via)*] )*)? } )* }
                $( $crate::__clauses! { enum $clauses } )?
            }

            $crate::__derived! { [$($meta)*] [[] [] [] [] $name $fields []] }
            $crate::__generated! {
                enum $name $fields { $( $variant { $($( $member $given $path $head [$type] )*)? } )* }
            }
        };
    };
    // Macros after `=>`.
    (
        [] [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        $meta:tt [$vis:vis] $name:ident $fields:ident $policy:tt $variants:tt $(ensure $clauses:tt)?
        => $macros:tt
    ) => {
        $crate::__declare_enum! {
            [] [] $meta [$vis] $name $fields $policy $variants $(ensure $clauses)?
        }
        $crate::__attach_enum! { $macros [$vis enum $name from $fields] $variants }
    };
    // There may be a `#[cfg]` on a variant.
    (
        $attributes:tt [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        $meta:tt $vis:tt $name:ident $fields:ident $policy:tt
        { $(
            [$(#$variant_meta:tt)* $variant_vis:vis] $variant:ident $new:ident $($shape:ident $body:tt)?
        )* }
        $($tail:tt)*
    ) => {
        $crate::__cfg! {
            [$( { $($variant_meta)* } )*]
            [__declare_enum [] $meta $vis $name $fields $policy]
            [$( { [$($variant_meta)*] [] [$variant_vis] [$variant $new $($shape $body)?] } )*]
            [$($tail)*]
        }
    };
    // There may be one on a field in a variant.
    (
        $attributes:tt $field_attributes:tt
        $meta:tt $vis:tt $name:ident $fields:ident $policy:tt $variants:tt $($tail:tt)*
    ) => {
        $crate::__enum_cfg! {
            [[$attributes $meta $vis $name $fields $policy] [$($tail)*]] [] $variants
        }
    };
}

/// The calls of the macros after `=>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach_enum {
    (
        $macros:tt [$($enum:tt)*]
        { $(
            [$($attributes:tt)*] $variant:ident $new:ident
            $(named { $(
                $field_meta:tt $member:tt $given:tt $reader:tt $path:tt [$($type:tt)*] $head:tt $rest:tt
            )* })?
            $(tuple {
                [] 0 $tuple_given:tt $tuple_reader:tt $tuple_path:tt [$($value:tt)*] $tuple_head:tt $tuple_rest:tt
            })?
        )* }
    ) => {
        $crate::__attach! { $macros { $($enum)* { $(
            $variant $({ $( $member: $($type)*, )* })? $(( $($value)* ))?,
        )* } } }
    };
}
