//! proptest: `any::<Exam>()` generates valid instances, often with values at the bounds.
//!
//! Values are generated from the constraints. Values of a type that is not known here come from its own
//! `Arbitrary`, until the rule accepts one. Fields are generated until the `ensure` clauses hold. A failing
//! case shrinks to valid instances.

#[cfg(feature = "proptest")]
mod strategy;

#[cfg(feature = "proptest")]
pub use strategy::{AnyValid, Choices, ValidTree};

/// The impl of `Arbitrary`, if the fields have `Debug`.
#[cfg(feature = "proptest")]
#[doc(hidden)]
#[macro_export]
macro_rules! __proptest {
    (enum $name:ident $fields:ident $variants:tt) => {
        $crate::__generate_enum! { [] [__p::Choices] $name $fields $variants }

        impl __p::proptest::arbitrary::Arbitrary for $name
        where
            for<'__always> $fields: __p::Debug,
            for<'__always> $name: __p::Debug + __p::Generate<__p::Choices>,
        {
            type Parameters = ();
            type Strategy = $crate::proptest::AnyValid<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                $crate::proptest::AnyValid::new()
            }
        }
    };
    (
        $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $name:ident $fields:ident
        $each:tt
    ) => {
        $crate::__generate! {
            $mode [[] [$($declared)*] [$($used)*] [$($predicates)*]] [__p::Choices]
            $name $fields $each
        }

        impl <$($declared)*> __p::proptest::arbitrary::Arbitrary for $name <$($used)*>
        where
            for<'__always> $fields <$($used)*>: __p::Debug,
            for<'__always> $name <$($used)*>: __p::Debug + __p::Generate<__p::Choices>,
            $($predicates)*
        {
            type Parameters = ();
            type Strategy = $crate::proptest::AnyValid<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                $crate::proptest::AnyValid::new()
            }
        }
    };
}

/// The feature `proptest` is off.
#[cfg(not(feature = "proptest"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __proptest {
    ($($off:tt)*) => {};
}
