//! arbitrary: bytes, of a fuzzer say, as valid instances.
//!
//! As with proptest; a value that is not found is `IncorrectFormat`, or `NotEnoughData` where the
//! bytes were used up.

#[cfg(feature = "arbitrary")]
mod bytes;

#[cfg(feature = "arbitrary")]
pub use bytes::{Bytes, arbitrary};

/// `Arbitrary`.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_arbitrary {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?]
        $name:ident $( $field:ident $head:tt [$type:ty] )*
    ) => {
        $crate::__impl_generate! {
            [$({ [$($declared)*] [$($used)*] [$($predicates)*] })?] ['__u, '__a]
            [$crate::__private::Bytes<'__u, '__a>] $name { $( $field $head [$type] )* }
        }

        impl<'__a, $($($declared)*)?> $crate::__private::arbitrary::Arbitrary<'__a>
            for $name $(<$($used)*>)?
        where
            for<'__u> $name $(<$($used)*>)?:
                $crate::__private::Generate<$crate::__private::Bytes<'__u, '__a>>,
            $($($predicates)*)?
        {
            fn arbitrary(
                __bytes: &mut $crate::__private::arbitrary::Unstructured<'__a>,
            ) -> $crate::__private::arbitrary::Result<Self> {
                $crate::__private::arbitrary_valid(__bytes)
            }
        }
    };
}

/// Nothing: the feature `arbitrary` is off.
#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_arbitrary {
    ($($off:tt)*) => {};
}
