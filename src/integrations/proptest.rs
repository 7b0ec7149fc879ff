//! proptest: `any::<Exam>()` gives valid instances, limits favoured.
//!
//! They come from the constraints alone. A type that is not known here comes from its own
//! `Arbitrary` and is held to its rule by trying; so are the `ensure` clauses. A failing case
//! shrinks, and what it shrinks to is valid too.

#[cfg(feature = "proptest")]
mod strategy;

#[cfg(feature = "proptest")]
pub use strategy::{AnyValid, Choices, ValidTree};

/// `Arbitrary`, where the fields have `Debug`.
#[cfg(feature = "proptest")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_proptest {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        $name:ident $( $field:ident $head:tt [$type:ty] )*
    ) => {
        $crate::__impl_generate! {
            [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] []
            [$crate::__private::Choices] $name { $( $field $head [$type] )* }
        }

        impl $(<$($declared)*>)? $crate::__private::proptest::arbitrary::Arbitrary
            for $name $(<$($used)*>)?
        where
            for<'__mirrored> __Fields $(<$($used)*>)?: $crate::__private::core::fmt::Debug,
            for<'__mirrored> $name $(<$($used)*>)?:
                $crate::__private::Generate<$crate::__private::Choices>,
            $($($predicates)*)?
        {
            type Parameters = ();
            type Strategy = $crate::proptest::AnyValid<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                $crate::proptest::AnyValid::new()
            }
        }
    };
}

/// Nothing: the feature `proptest` is off.
#[cfg(not(feature = "proptest"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_proptest {
    ($($off:tt)*) => {};
}
