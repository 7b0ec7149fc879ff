//! The unchecked side. The user's crate owns `ExamFields`, with the attributes, docs, derives and
//! visibilities of the declaration, and its impl of `Fields`.

/// The plain struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields_struct {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        [$($meta:tt)*] [$vis:vis] $name:ident $fields:ident
        $( [$($field_meta:tt)*] [$field_vis:vis] $field:ident [$type:ty] [$($ruled:ident $rule:expr)?] )*
    ) => {
        $($meta)*
        #[doc = $crate::__private::core::concat!(
            "\n\nThe fields of [`", $crate::__private::core::stringify!($name), "`], unchecked.",
        )]
        #[allow(unused_parens)]
        $vis struct $fields $(<$($declared)*>)? $(where $($predicates)*)? {
            $(
                $($field_meta)*
                $(
                    // For rustdoc, for clap's help, and for schemars, whose derive may rename it.
                    #[doc = $crate::__private::concat!(
                        "\n\n`", $crate::__private::stringify!($name), "::",
                        $crate::__private::stringify!($field), "` is in `",
                        $crate::__private::stringify!($rule), "`.",
                    )]
                )?
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
        $kind:tt [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident
        $policy:tt { $(
            [$(#[$($meta:tt)*])*] $field:ident $head:tt [$type:ty]
            [$($default:tt)?] $via:tt [$($ruled:ident $rule:expr)?]
        )* }
        $ensures:tt
    ) => {
        impl $(<$($declared)*>)? $crate::Fields for __Fields $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Policy = $crate::__policy!(
                [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] $policy
            );

            const NAME: &'static __p::str = __p::name(__p::stringify!($name));

            const FIELDS: &'static [$crate::Field] = &[$(
                $crate::Field::new(
                    __p::stringify!($field),
                    __p::stringify!($type),
                    &[$( $crate::__doc!($($meta)*) ),*],
                    &[$( __p::stringify!($default) )?],
                    $crate::__type_class!($head { __p::Option::None } { __p::Option::None } { {
                        #[allow(unused_imports)]
                        use __p::NotNested as _;
                        __p::Nested::<$type>::FIELDS
                    } }),
                    &[$( __p::constraint::<$ruled::$field, Self, _> )?],
                ),
            )*];

            #[inline]
            fn visit<__V: __p::Visitor<Self>>(&self, __visitor: &mut __V) -> __p::bool {
                true $($(
                    && __visitor.field::<$ruled::$field, _>(
                        __Index::$field {} as __p::usize, &self.$field,
                    )
                )?)*
            }

            $crate::__normalized! { $( $field $via )* }
            $crate::__ensures! { $kind $ensures }
        }
    };
}

/// The value of a doc attribute; nothing of any other.
#[doc(hidden)]
#[macro_export]
macro_rules! __doc {
    (doc = $doc:expr) => {
        &[$doc]
    };
    ($($other:tt)*) => {
        &[]
    };
}

/// The `ensure` clauses, where there are any; a newtype has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __ensures {
    ([newtype $($const:ident)?] {}) => {
        const IS_NEWTYPE: __p::bool = true;
    };
    ($kind:tt {}) => {};
    ($kind:tt { $( [$clause:expr] [$message:expr] [$($about:ident)*] )* }) => {
        const ENSURES: &'static [__p::Ensure] = &[$(
            __p::Ensure {
                message: $message,
                about: &[$( Self::FIELDS[__Index::$about {} as __p::usize].name(), )*],
            },
        )*];

        #[inline]
        fn failed_clauses(&self) -> __p::u32 {
            let __failed = 0;
            let __bit = 1;
            $(
                let (__failed, __bit): (__p::u32, __p::u32) = if __p::holds(self, $clause) {
                    (__failed, __bit << 1)
                } else {
                    (__failed | __bit, __bit << 1)
                };
            )*
            let _ = __bit;
            __failed
        }
    };
}

/// The policy: the words `weak` and `strong` are types here, and shadow nothing elsewhere.
#[doc(hidden)]
#[macro_export]
macro_rules! __policy {
    ($generics:tt []) => {
        $crate::tracker::Untracked
    };
    ([] [$policy:ty]) => {
        <__p::Choose<__IS_TRACKER> as __p::Pick<$policy>>::Picked
    };
    ($generics:tt [$policy:ty]) => {
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
        const __IS_TRACKER: __p::bool = {
            #[allow(unused_imports)]
            use __p::IsNoTracker as _;
            __p::IsTracker::<$policy, __Fields>::YES
        };

        impl __p::Chosen for __Fields {
            type Policy = $policy;
        }
    };
    ([{ $($generics:tt)* }] [$policy:ty]) => {};
}
