//! arbitrary: valid instances from bytes, for fuzzers.
//!
//! Values are generated as for proptest. If none is found, the error is `NotEnoughData` if the bytes ran
//! out, and `IncorrectFormat` otherwise.

#[cfg(feature = "arbitrary")]
mod bytes;

#[cfg(feature = "arbitrary")]
pub use bytes::{Bytes, arbitrary};

/// The impl of `Arbitrary`.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! __arbitrary {
    (enum $name:ident $fields:ident $variants:tt) => {
        $crate::__generate_enum! {
            ['__u, '__a,] [__p::Bytes<'__u, '__a>] $name $fields $variants
        }

        impl<'__a> __p::arbitrary::Arbitrary<'__a> for $name
        where
            for<'__u> $name: __p::Generate<__p::Bytes<'__u, '__a>>,
        {
            fn arbitrary(
                __bytes: &mut __p::arbitrary::Unstructured<'__a>,
            ) -> __p::arbitrary::Result<Self> {
                __p::arbitrary_valid(__bytes)
            }
        }
    };
    (
        $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $name:ident $fields:ident
        $each:tt
    ) => {
        $crate::__generate! {
            $mode [['__u, '__a,] [$($declared)*] [$($used)*] [$($predicates)*]]
            [__p::Bytes<'__u, '__a>] $name $fields $each
        }

        impl <'__a, $($declared)*> __p::arbitrary::Arbitrary<'__a> for $name <$($used)*>
        where
            for<'__u> $name <$($used)*>: __p::Generate<__p::Bytes<'__u, '__a>>,
            $($predicates)*
        {
            fn arbitrary(
                __bytes: &mut __p::arbitrary::Unstructured<'__a>,
            ) -> __p::arbitrary::Result<Self> {
                __p::arbitrary_valid(__bytes)
            }
        }
    };
}

/// The feature `arbitrary` is off.
#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __arbitrary {
    ($($off:tt)*) => {};
}
