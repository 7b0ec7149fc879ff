//! The unchecked side. The user's crate owns `ExamFields`, with the attributes, docs, derives and
//! visibilities of the declaration, and its impl of `Fields`.

/// The plain struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_struct {
    (
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] )*
    ) => {
        $($meta)*
        #[doc = $crate::__private::core::concat!(
            "\n\nThe fields of [`", $crate::__private::core::stringify!($name), "`], unchecked.",
        )]
        #[allow(unused_parens)]
        $vis struct $fields {
            $( $($field_meta)* $field_vis $field: $type, )*
        }
    };
}

/// What the crate must know of the fields: names, rules, `ensure` clauses.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_fields {
    (
        $name:ident [$($policy:ty)?]
        { $( $field:ident [$type:ty] [$($rule:expr)?] )* }
        { $( [$clause:expr] [$message:expr] )* }
    ) => {
        impl $crate::Fields for __Fields {
            type Policy = $crate::__policy!($($policy)?);

            const NAME: &'static $crate::__private::core::primitive::str =
                $crate::__private::name($crate::__private::core::stringify!($name));

            const FIELDS: &'static [$crate::Field] = &[$(
                $crate::Field::new::<Self>(
                    __Index::$field as $crate::__private::core::primitive::usize,
                    $crate::__private::name($crate::__private::core::stringify!($field)),
                    $crate::__private::core::stringify!($type),
                ),
            )*];

            const ENSURES: &'static [&'static $crate::__private::core::primitive::str] =
                &[$($message),*];

            #[inline]
            fn visit<__V: $crate::__private::Visitor>(
                __this: $crate::__private::core::option::Option<&Self>,
                __visitor: &mut __V,
            ) -> $crate::__private::core::primitive::bool {
                $($(
                    $crate::__ignore! { $rule }
                    if !$crate::__private::Visitor::field::<__ruled::$field>(
                        __visitor,
                        match __this {
                            $crate::__private::core::option::Option::Some(__this) =>
                                $crate::__private::core::option::Option::Some(&__this.$field),
                            $crate::__private::core::option::Option::None =>
                                $crate::__private::core::option::Option::None,
                        },
                    ) {
                        return false;
                    }
                )?)*
                true
            }

            #[inline]
            fn unmet(&self) -> $crate::__private::core::primitive::u32 {
                let __unmet = 0;
                let __bit = 1;
                $(
                    let (__unmet, __bit): (
                        $crate::__private::core::primitive::u32,
                        $crate::__private::core::primitive::u32,
                    ) = if $crate::__private::holds(self, $clause) {
                        (__unmet, __bit << 1)
                    } else {
                        (__unmet | __bit, __bit << 1)
                    };
                )*
                let _ = __bit;
                __unmet
            }
        }
    };
}

/// A field under a rule: its marker and the one place where its rule stands; nothing for a field
/// without a rule.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_ruled {
    ($name:ident $field:ident $head:tt [$type:ty]) => {};
    ($name:ident $field:ident $head:tt [$type:ty] $rule:expr) => {
        impl $crate::__private::Ruled for __ruled::$field {
            type Fields = __Fields;
            type Type = $type;

            const INDEX: $crate::__private::core::primitive::usize =
                __Index::$field as $crate::__private::core::primitive::usize;

            const SATISFIABLE: $crate::__private::core::primitive::bool =
                $crate::__satisfiable!($head [$type] $rule);

            const FITS: $crate::__private::core::primitive::bool =
                $crate::__fits!($head [$type] $rule);

            #[inline]
            fn place(__fields: &mut __Fields) -> &mut $type {
                &mut __fields.$field
            }

            #[inline]
            fn ask<__Q: $crate::__private::Question<$type>>(__question: __Q) -> __Q::Answer {
                $crate::__private::Promise::<
                    $name,
                    Self,
                    { <Self as $crate::__private::Ruled>::SATISFIABLE },
                    { <Self as $crate::__private::Ruled>::FITS },
                >::ask(__question, $rule)
            }
        }
    };
}

/// For a repetition over fields with a rule that needs nothing of the rule.
#[doc(hidden)]
#[macro_export]
macro_rules! __ignore {
    ($($ignored:tt)*) => {};
}

/// The policy: the words `weak` and `strong` are types here, and shadow nothing elsewhere.
#[doc(hidden)]
#[macro_export]
macro_rules! __policy {
    () => {
        $crate::Untracked
    };
    ($policy:ty) => {
        $policy
    };
}
