//! What rustdoc shows of a declaration. The user's crate gets it only under `cfg(doc)`: the struct and its
//! functions without bodies, with docs, and with the names of the fields as parameters.

/// Calls the macro `next` with the docs among some attributes.
#[doc(hidden)]
#[macro_export]
macro_rules! __docs {
    ([$($docs:tt)*] [[doc = $doc:expr] $($meta:tt)*] $($next:tt)*) => {
        $crate::__docs! { [$($docs)* #[doc = $doc]] [$($meta)*] $($next)* }
    };
    ($docs:tt [$other:tt $($meta:tt)*] $($next:tt)*) => {
        $crate::__docs! { $docs [$($meta)*] $($next)* }
    };
    ($docs:tt [] $next:ident $($rest:tt)*) => { $crate::$next! { $docs $($rest)* } };
}

/// The struct, with its docs.
#[doc(hidden)]
#[macro_export]
macro_rules! __documented_struct {
    (
        [$($docs:tt)*] [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
        [$vis:vis] $name:ident $fields:ident
    ) => {
        $($docs)*
        #[doc = $crate::__private::concat!(
            "\n\nIts fields struct is [`", $crate::__private::stringify!($fields), "`].",
        )]
        #[allow(missing_docs)]
        $vis struct $name <$($declared)*> where $($predicates)* {
            __instance: $crate::__private::Instance<$fields <$($used)*>>,
        }
    };
}

/// The struct and its functions.
#[doc(hidden)]
#[macro_export]
macro_rules! __documented {
    (
        $meta:tt [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
        [$vis:vis] $name:ident $fields:ident
        $( $field_meta:tt [$field_vis:vis] $field:ident $set:ident $head:tt [$type:ty] [$($rule:expr)?] )*
    ) => {
        $crate::__docs! {
            [] $meta __documented_struct [$($declared)*] [$($used)*] [$($predicates)*] [$vis] $name $fields
        }

        const _: () = {
            // A parameter cannot have the name of a static or constant in scope, but it can have
            // that of a function.
            #[allow(unused_imports)]
            use $crate::__private::{$(shadow as $field),*};

            #[allow(missing_docs, unused_variables, unused_parens, clippy::all, clippy::pedantic)]
            impl <$($declared)*> $name <$($used)*> where $($predicates)* {
                #[doc = $crate::__private::concat!(
                    "Creates an instance of `", $crate::__private::stringify!($name),
                    "` from its fields, in the order of the declaration.\n\n# Errors\n\n",
                    "Returns the fields if one of them is outside its rule or an `ensure` clause does ",
                    "not hold.",
                )]
                $vis fn new($( $field: $crate::__given!($head $type) ),*)
                    -> $crate::__private::Result<Self, $crate::ValidationError<$fields <$($used)*>>>
                {
                    loop {}
                }

                $( $crate::__docs! {
                    [] $field_meta __documented_accessors [$field_vis] $field $set $head [$type] [$($rule)?]
                } )*
            }
        };
    };
}

/// The reader and the setter of one field, with the docs of the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __documented_accessors {
    (
        [$($docs:tt)*] [$vis:vis] $field:ident $set:ident $head:tt [$type:ty] [$($rule:expr)?]
    ) => {
        $crate::__documented_accessors! {
            @reader [$($docs)*] [$vis] $field [
                $crate::__type_class!(
                    $head { $type } { &$crate::__private::str } { &$type }
                )
            ] [$($rule)?]
        }

        #[cfg_attr(not(doc), doc = "Sets the field, or returns the value if it is rejected.")]
        #[cfg_attr(doc, doc = $crate::__private::concat!(
            "Sets `", $crate::__private::stringify!($field), "`",
            $( ", under the rule `", $crate::__private::stringify!($rule), "`", )?
            ".\n\n# Errors\n\nReturns the value if it is rejected. The instance is then unchanged.",
        ))]
        $vis fn $set(&mut self, value: $crate::__given!($head $type))
            -> $crate::__private::Result<(), $crate::ValidationError<$type>>
        {
            loop {}
        }
    };
    // `new` creates an instance.
    (@reader $docs:tt $vis:tt new $type:tt $rule:tt) => {};
    (@reader [$($docs:tt)*] [$vis:vis] $field:ident [$type:ty] [$($rule:expr)?]) => {
        $($docs)*
        $(
            #[doc = $crate::__private::concat!(
                "\n\nRule: `", $crate::__private::stringify!($rule), "`.",
            )]
        )?
        #[must_use]
        $vis fn $field(&self) -> $type {
            loop {}
        }
    };
}

/// The constructor of one variant of an enum, with the docs of the variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __documented_variant {
    (
        $docs:tt $vis:tt $name:ident $fields:ident $variant:ident $new:ident
        tuple 0 $head:tt $type:tt
    ) => {
        $crate::__documented_variant! {
            $docs $vis $name $fields $variant $new named value $head $type
        }
    };
    (
        [$($docs:tt)*] [$vis:vis] $name:ident $fields:ident $variant:ident $new:ident
        $( named $( $field:ident $head:tt [$type:ty] )* )?
    ) => {
        const _: () = {
            // As for the parameters of `new`.
            #[allow(unused_imports)]
            use $crate::__private::{$($(shadow as $field),*)?};

            #[allow(missing_docs, unused_variables, unused_parens, clippy::all, clippy::pedantic)]
            impl $name {
                #[doc = $crate::__private::concat!(
                    "Creates the variant `", $crate::__private::stringify!($variant), "`.\n\n",
                )]
                $($docs)*
                #[doc = "\n\n# Errors\n\nReturns the fields if they are not valid."]
                $vis fn $new($($( $field: $crate::__given!($head $type) ),*)?)
                    -> $crate::__private::Result<Self, $crate::ValidationError<$fields>>
                {
                    loop {}
                }
            }
        };
    };
}
