//! Enums. The user's crate gets `PaymentFields`, the plain enum, `Payment`, a constructor for each variant,
//! and what a struct gets. A declaration of a struct does not come here.
//!
//! The fields of all variants are the fields of the declaration, in order. A field is called
//! `Card.last_four`, and that of a tuple variant `Iban`. A tuple variant is written as `Iban { 0: value }`, so
//! that there is one syntax for all variants.

/// The grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum {
    // An enum. A tuple variant becomes one with a field called `0`.
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
                    [
                        $({ named $($field)* })?
                        $({ tuple $tuple_head })?
                    ]
                    {
                        $($(
                            [$([$($field_meta)*])*] $field [<__ $field>] [<$variant _ $field>]
                            [$variant $field]
                            [$head $(:: $segment)* $(< $($argument),* >)?] $head
                            [$(via [$via $(:: $via_segment)*])* $(in :: $rule)?]
                        )*)?
                        $(
                            [] 0 __value [<$variant _value>] [$variant]
                            [$tuple_head $(:: $tuple_segment)* $(< $($tuple_argument),* >)?] $tuple_head
                            [$(via [$tuple_via $(:: $tuple_via_segment)*])* $(in :: $tuple_rule)?]
                        )?
                    }
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

/// The template.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_enum {
    // Macros after `=>`.
    (
        [] [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        $meta:tt [$vis:vis] $name:ident $fields:ident $policy:tt $variants:tt $(ensure $clauses:tt)?
        => $attached:tt
    ) => {
        $crate::__declare_enum! {
            [] [] $meta [$vis] $name $fields $policy $variants $(ensure $clauses)?
        }
        $crate::__attach_variants! { $attached { $vis enum $name from $fields } [] $variants }
    };
    (
        []
        [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        [$(#$meta:tt)*] [$vis:vis] $name:ident $fields:ident $policy:tt
        { $(
            [$(#$variant_meta:tt)* $_vis:vis] $variant:ident $new:ident $shape:tt
            { $(
                [$($field_meta:tt)*] $member:tt $given:ident $reader:ident $path:tt [$type:ty] $head:tt
                [$(via $via:tt)* $(in :: $($rule:tt)+)?]
            )* }
        )* }
        $(ensure $clauses:tt)?
    ) => {
        $crate::__enum_types! {
            [$($meta)*] [$vis] $name $fields
            { $( [$($variant_meta)*] $variant $shape { $( [$($field_meta)*] $member $path [$type] )* } )* }
        }

        #[cfg(doc)]
        $crate::__documented_struct! { [] [$($meta)*] [] [] [] [$vis] $name $fields }
        $(
            #[cfg(doc)]
            $crate::__documented_variant! {
                [] [$($variant_meta)*] [$vis] $name $fields $variant $new $shape { $( $head [$type] )* }
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
                $vis fn $new($( $given: $crate::__given!($head $type) ),*)
                    -> $crate::__private::Result<Self, $crate::ValidationError<$fields>>
                {
                    $crate::Validated::validate(
                        $fields::$variant { $( $member: $crate::__private::into($given), )* }
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

            $crate::__enum_policy! { $policy $name $fields }

            // They identify the fields, also in messages of the compiler.
            $($( #[allow(dead_code)] fn $reader(_: &$name) {} )*)*

            impl __p::Declared for $name {
                type Fields = $fields;

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

            impl __p::Fields for $fields {
                type Policy = __Policy;
                type Struct = $name;
                type Key = __Key;

                const DECLARATION: &'static __p::Declaration<[__p::Field]> =
                    &__p::declaration::<
                        Self,
                        { __p::count(__p::concat!($($( $crate::__enum_path!($path), ";", )*)*)) },
                    >(
                        __p::stringify!($name),
                        __p::concat!($($( $crate::__enum_path!($path), ";", )*)*),
                        __p::stringify!($($($type;)*)*),
                        &[$($( $( $crate::__enum_extra!($path $field_meta), )* )*)*],
                    );

                const IS_ENUM: __p::bool = true;
                const HAS_VARIANT_IN_PATH: __p::bool =
                    __p::has_variant_in_path(&[$( $crate::__enum_attribute!($meta) ),*]);

                #[inline]
                fn visit<__V: __p::Visitor<Self>>(__this: __V::This, __visitor: &mut __V) {
                    $( $crate::__enum_rules! {
                        __this __visitor $variant [$($member $given)*]
                        $( { $head [$type] $reader $member $given [$($($rule)*)?] } )*
                    } )*
                }

                $crate::__enum_via! { $( $variant { $( $member $given [$($via)*] )* } )* }
                $( $crate::__clauses! { enum $clauses } )?
            }

            impl __p::TryFrom<$fields> for $name {
                type Error = __p::ValidationError<$fields>;

                #[inline]
                #[track_caller]
                fn try_from(__fields: $fields) -> __p::Result<Self, Self::Error> {
                    __p::Validated::validate(__fields)
                }
            }

            $crate::__derived! { [$($meta)*] [[] [] [] [] $name $fields []] }

            $crate::__enum_generate! {
                $name $fields { $( $variant { $( $member $given $path $head [$type] )* } )* }
            }
        };
    };
    // There may be a `#[cfg]` on a variant.
    (
        $attributes:tt [$( { $([doc $($doc:tt)*])* $([serde $($serde:tt)*])* } )*]
        $meta:tt $vis:tt $name:ident $fields:ident $policy:tt
        { $(
            [$(#$variant_meta:tt)* $variant_vis:vis] $variant:ident $new:ident $shape:tt $body:tt
        )* }
        $($tail:tt)*
    ) => {
        $crate::__cfg! {
            [$( { $($variant_meta)* } )*]
            [__declare_enum [] $meta $vis $name $fields $policy]
            [$( { [$($variant_meta)*] [] [$variant_vis] [$variant $new $shape $body] } )*]
            [$($tail)*]
        }
    };
    // There may be one on a field in a variant.
    ($attributes:tt [$($field_attributes:tt)*] $($declaration:tt)*) => {
        $crate::__enum_cfg! { [$($field_attributes)*] $attributes { $($declaration)* } }
    };
}

/// The two types.
#[cfg(any(not(feature = "schemars"), rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_types {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        { $( [$($variant_meta:tt)*] $variant:ident $shape:tt {
            $( [$($field_meta:tt)*] $member:tt $path:tt [$type:ty] )*
        } )* }
    ) => {
        $crate::__enum_of! {
            [$(#$meta)*] [$vis] $name $fields
            { $( [$(#$variant_meta)*] $variant $shape { $( [$(#$field_meta)*] $member [$type] )* } )* }
        }
    };
}

/// Both, once the attributes are complete.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_of {
    // Variants are added one by one, because the three shapes cannot be written as one.
    (
        [$($meta:tt)*] $vis:tt $name:ident $fields:ident $variants:tt
    ) => {
        $crate::__enum_of! { @ [$($meta)*] $vis $name $fields [] $variants }
    };
    (
        @ $meta:tt $vis:tt $name:ident $fields:ident [$($done:tt)*]
        { [$($attribute:tt)*] $variant:ident [] { } $($more:tt)* }
    ) => {
        $crate::__enum_of! {
            @ $meta $vis $name $fields [$($done)* $($attribute)* $variant,] { $($more)* }
        }
    };
    (
        @ $meta:tt $vis:tt $name:ident $fields:ident [$($done:tt)*]
        {
            [$($attribute:tt)*] $variant:ident [{ tuple $head:tt }] { [$($field_meta:tt)*] $member:tt [$type:ty] }
            $($more:tt)*
        }
    ) => {
        $crate::__enum_of! {
            @ $meta $vis $name $fields
            [$($done)* $($attribute)* $variant($($field_meta)* $type),] { $($more)* }
        }
    };
    (
        @ $meta:tt $vis:tt $name:ident $fields:ident [$($done:tt)*]
        {
            [$($attribute:tt)*] $variant:ident [{ named $($names:ident)* }] { $( [$($field_meta:tt)*] $member:tt [$type:ty] )* }
            $($more:tt)*
        }
    ) => {
        $crate::__enum_of! {
            @ $meta $vis $name $fields
            [$($done)* $($attribute)* $variant { $( $($field_meta)* $member: $type, )* },] { $($more)* }
        }
    };
    (@ [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident [$($variants:tt)*] { }) => {
        $($meta)*
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "\n\nThe fields of [`", $crate::__private::stringify!($name), "`], not checked.",
        ))]
        #[allow(unused_parens)]
        $vis enum $fields {
            $($variants)*
        }

        #[cfg(not(doc))]
        #[doc = $crate::__private::concat!(
            "A validated enum, whose fields are [`", $crate::__private::stringify!($fields), "`].",
        )]
        $vis struct $name {
            __instance: $crate::__private::Instance<$fields>,
        }
    };
}

/// The name of a field, with that of its variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_path {
    ([$variant:ident $field:ident]) => {
        $crate::__private::concat!(
            $crate::__private::stringify!($variant),
            ".",
            $crate::__private::stringify!($field)
        )
    };
    ([$variant:ident]) => {
        $crate::__private::stringify!($variant)
    };
}

/// What an attribute says about its field.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_extra {
    ($path:tt [doc = $doc:expr]) => {
        __p::Extra::Doc($crate::__enum_path!($path), $doc)
    };
    ($path:tt [serde $arguments:tt]) => {
        __p::Extra::Serde(
            true,
            $crate::__enum_path!($path),
            __p::stringify!($arguments),
        )
    };
    ($path:tt [cfg_attr $arguments:tt]) => {
        $crate::__conditional! { [$crate::__enum_path!($path)] $arguments }
    };
    ($path:tt $other:tt) => {
        __p::Extra::None
    };
}

/// The arguments of an attribute of serde, and whether it is active.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_attribute {
    ([serde $arguments:tt]) => {
        (true, __p::stringify!($arguments))
    };
    ([cfg_attr ($condition:ident, serde $arguments:tt $(,)?)]) => {
        (__p::cfg!($condition), __p::stringify!($arguments))
    };
    ([cfg_attr ($condition:ident = $value:literal, serde $arguments:tt $(,)?)]) => {
        (__p::cfg!($condition = $value), __p::stringify!($arguments))
    };
    ([cfg_attr ($condition:ident $group:tt, serde $arguments:tt $(,)?)]) => {
        (__p::cfg!($condition $group), __p::stringify!($arguments))
    };
    ($other:tt) => {
        (false, "")
    };
}

/// The policy, and a record with one cell for the whole value.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_policy {
    ([] $name:ident $fields:ident) => {};
    ([$($policy:tt)+] $name:ident $fields:ident) => {
        $crate::__policy! { [$($policy)+] [$($policy)+] static $fields }
        $crate::__enum_track! { $name $fields }
    };
}

/// The record of an enum with a policy.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_track {
    ($name:ident $fields:ident) => {
        pub struct __Cells {
            // A type that cannot be copied is one error.
            value: <$fields as __p::CellOf<{ __p::copied_enum::<$fields, $name>() }>>::Cell,
        }

        impl $crate::tracker::Recorded for $fields {
            type Cells = __Cells;

            fn new_cells() -> Self::Cells {
                __Cells {
                    value: __p::new_cell(),
                }
            }

            #[inline]
            fn each<__V: __p::FieldVisitor>(&self, __cells: &Self::Cells, mut __visitor: __V) {
                __p::FieldVisitor::field(&mut __visitor, &__cells.value, self);
            }

            fn cells<__V: __p::CellVisitor>(__cells: &Self::Cells, __visitor: &mut __V) {
                __visitor.cell(&__cells.value);
            }

            #[inline]
            fn load(__cells: &Self::Cells, __take: __p::bool, __to: &mut __p::Option<Self>) {
                *__to = __p::Cell::read(&__cells.value, __take);
            }

            $crate::__pool! { static $fields }
        }
    };
}

/// The feature `std` is off: no policy keeps records.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_track {
    ($($off:tt)*) => {};
}

/// How to generate values.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_generate {
    ($name:ident $fields:ident $variants:tt) => {
        $crate::__enum_proptest! { $name $fields $variants }
        $crate::__enum_arbitrary! { $name $fields $variants }
    };
}

/// The rules of one variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_rules {
    (
        $this:ident $visitor:ident $variant:ident $all:tt
        $( { $head:tt $type:tt $reader:ident $member:tt $given:ident $rule:tt } )*
    ) => {
        $( $crate::__enum_rule! {
            $head $type $this $visitor $reader { $variant $member $given $all } $rule
        } )*
    };
}

/// Shows the visitor a rule, and then the value, if the visitor needs it and the variant has it.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_rule {
    ($head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $place:tt []) => {
        $crate::__type_class! { $head
            { $visitor.skip($reader); }
            { $visitor.skip($reader); }
            { $visitor.skip_other($reader, (&&&__p::Nested::<$type>::NEW).__fields()); }
        }
    };
    (
        $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident
        { $variant:ident $member:tt $given:ident [$($members:tt $all:ident)*] } [$rule:expr]
    ) => {
        $visitor.nested(__p::Nested::<$type>::__FIELDS);
        if let __p::Some(__rule) = $visitor.check_nested(
            $reader,
            __p::IsSatisfiable::<{
                let __check = __p::Check::<$type, _, _>::new::<<Self as __p::Fields>::Struct, _>(&$reader, $rule);
                $crate::__type_class!($head
                    { (&(&__check.resolved).of((&__check).limits())).satisfiable() }
                    { (&(&__check.resolved).of((&__check).limits())).satisfiable() }
                    { (&$crate::__analyze!(__check)).satisfiable() }
                )
            }>,
            $rule,
            |__fields, __change| match __fields {
                Self::$variant { $( $members: $all ),* } => {
                    let $given = __change($given);
                    Self::$variant { $( $members: $all ),* }
                }
                #[allow(unreachable_patterns)]
                __other => __other,
            },
        ) {
            if let Self::$variant { $member: __value, .. } = &*$this {
                __rule.of($visitor, __value);
            }
        }
    };
}

/// The functions after `via`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_via {
    ($( $variant:ident { $( $member:tt $given:ident [] )* } )*) => {};
    ($( $variant:ident { $( $member:tt $given:ident [$([$via:expr])*] )* } )*) => {
        #[inline]
        fn normalized(self) -> Self {
            match self {$(
                Self::$variant { $( $member: $given ),* } => {
                    $($( let $given = __p::via($given, const { $via }); )*)*
                    Self::$variant { $( $member: $given ),* }
                }
            )*}
        }
    };
}
