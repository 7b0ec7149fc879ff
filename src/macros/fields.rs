//! The unchecked side. The user's crate owns `ExamFields`, with the attributes, docs, derives and
//! visibilities of the declaration, and its impl of `Fields`.

/// The plain struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_struct {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] [$($rule:expr)?] )*
    ) => {
        $($meta)*
        #[doc = $crate::__private::core::concat!(
            "\n\nThe fields of [`", $crate::__private::core::stringify!($name), "`], unchecked.",
        )]
        #[allow(unused_parens)]
        $vis struct $fields $(<$($declared)*>)? $(where $($predicates)*)? {
            $(
                $($field_meta)*
                $( #[doc = $crate::__private::core::concat!(
                    "\n\nIn `", $crate::__private::core::stringify!($rule), "`.",
                )] )?
                $field_vis $field: $type,
            )*
        }
    };
}

/// What the crate must know of the fields: names, rules, `ensure` clauses.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_fields {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident [$($policy:ty)?]
        { $(
            [$([$($meta:tt)*])*] $field:ident $head:tt [$type:ty]
            [$($default:tt)*] [$($via:tt)*] [$($rule:expr)?]
        )* }
        { $( [$clause:expr] [$message:expr] [$($about:ident)*] )* }
    ) => {
        impl $(<$($declared)*>)? $crate::Fields for __Fields $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Policy = $crate::__policy!(
                [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $($policy)?
            );

            const NAME: &'static $crate::__private::core::primitive::str =
                $crate::__private::name($crate::__private::core::stringify!($name));

            const FIELDS: &'static [$crate::Field] = &[$(
                $crate::Field::new::<Self>(
                    __Index::$field as $crate::__private::core::primitive::usize,
                    $crate::__private::name($crate::__private::core::stringify!($field)),
                    $crate::__private::core::stringify!($type),
                    $crate::__private::core::concat!($( $crate::__doc!($($meta)*), )*),
                    $crate::__text!($($default)*),
                    $crate::__nested!($head $type),
                ),
            )*];

            const ENSURES: &'static [$crate::__private::Ensure] = &[$(
                $crate::__private::Ensure {
                    message: $message,
                    about: &[$(
                        Self::FIELDS[__Index::$about as $crate::__private::core::primitive::usize].name(),
                    )*],
                },
            )*];

            #[inline]
            fn visit<__V: $crate::__private::Visitor<Self>>(
                __this: $crate::__private::core::option::Option<&Self>,
                __visitor: &mut __V,
            ) -> $crate::__private::core::primitive::bool {
                $($(
                    $crate::__ignore! { $rule }
                    if !$crate::__private::Visitor::<Self>::field::<__ruled::$field>(
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
            #[allow(unused_mut)]
            fn normalized(mut self) -> Self {
                $( $crate::__normalize! { [self.$field] $($via)* } )*
                self
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

/// What a doc comment says; nothing for any other attribute.
#[doc(hidden)]
#[macro_export]
macro_rules! __doc {
    (doc = $doc:expr) => {
        $crate::__private::core::concat!($doc, "\n")
    };
    ($($other:tt)*) => {
        ""
    };
}

/// Tokens as text, where there are any.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    () => {
        $crate::__private::core::option::Option::None
    };
    ({ $($text:tt)+ }) => {
        $crate::__text!($($text)+)
    };
    ($($text:tt)+) => {
        $crate::__private::core::option::Option::Some(
            $crate::__private::core::stringify!($($text)+)
        )
    };
}

/// The fields of a field that is a declared struct itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __nested {
    ($head:tt $type:ty) => {
        $crate::__by_head!($head
            { $crate::__private::core::option::Option::None }
            { $crate::__private::core::option::Option::None }
            { {
                #[allow(unused_imports)]
                use $crate::__private::NotNested as _;
                $crate::__private::Nested::<$type>::FIELDS
            } }
        )
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
    ($generics:tt) => {
        $crate::Untracked
    };
    ([] $policy:ty) => {
        <$crate::__private::Choose<__IS_TRACKER> as $crate::__private::Pick<$policy>>::Picked
    };
    ($generics:tt $policy:ty) => {
        $policy
    };
}

/// A policy that is no tracker is one error, at its own token: everything else goes on as if there
/// were none. A const item cannot name the parameters of a generic struct, which has more.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_policy {
    ($generics:tt []) => {};
    ([] [$policy:ty]) => {
        const __IS_TRACKER: $crate::__private::core::primitive::bool = {
            #[allow(unused_imports)]
            use $crate::__private::IsNoTracker as _;
            $crate::__private::IsTracker::<$policy, __Fields>::YES
        };

        impl $crate::__private::Chosen for __Fields {
            type Policy = $policy;
        }
    };
    ([{ $($generics:tt)* }] [$policy:ty]) => {};
}
