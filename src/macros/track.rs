//! Records. The user's crate owns nothing that it can name: a record type, a pool and an impl of
//! `Recorded`, where the declaration names a policy.

/// The record of a struct with a policy; nothing without one.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_track {
    ($generics:tt [] $($rest:tt)*) => {};
    ([] [$policy:ty] $( $field:ident $head:tt [$type:ty] )*) => {
        #[derive($crate::__private::core::default::Default)]
        pub struct __Record { $( $field: $crate::__cell!($head [$type]), )* }

        impl $crate::Recorded for __Fields {
            type Record = __Record;

            fn store(&self, __record: &__Record, __version: &$crate::__private::Version) {
                let __copy = Self {
                    $( $field: $crate::__private::core::clone::Clone::clone(&self.$field), )*
                };
                let __change = __version.change();
                let __old = ($( $crate::__private::Cell::put(&__record.$field, __copy.$field), )*);
                $crate::__private::core::mem::drop(__change);
                $crate::__private::core::mem::drop(__old);
            }

            #[inline]
            fn store_field(
                &self,
                __index: $crate::__private::core::primitive::usize,
                __record: &__Record,
                __version: &$crate::__private::Version,
            ) {
                $(
                    if __index == __Index::$field as $crate::__private::core::primitive::usize {
                        return $crate::__private::store(&__record.$field, &self.$field, __version);
                    }
                )*
            }

            fn recall(__record: &__Record) -> $crate::__private::core::option::Option<Self> {
                $crate::__private::core::option::Option::Some(Self {
                    $( $field: $crate::__private::Cell::get(&__record.$field)?, )*
                })
            }

            fn clear(__record: &__Record) {
                $( $crate::__private::core::mem::drop($crate::__private::Cell::<$type>::clear(&__record.$field)); )*
            }

            fn pool() -> &'static $crate::Pool<Self> {
                static __POOL: $crate::Pool<__Fields> = $crate::Pool::new();
                &__POOL
            }
        }
    };
}

/// Where a record keeps a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __cell {
    ($head:tt [$type:ty]) => {
        $crate::__by_head!($head
            { <$type as $crate::__private::Primitive>::Cell }
            { $crate::__private::Locked<$type> }
            { $crate::__private::Locked<$type> }
        )
    };
}
