//! Records. The user's crate owns nothing that it can name: a record type, a pool and an impl of
//! `Recorded`, where the declaration names a policy.

/// The record of a struct with a policy; nothing without one.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_track {
    ($generics:tt [] $($rest:tt)*) => {};
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] [$policy:ty]
        $( $field:ident $head:tt [$type:ty] )*
    ) => {
        pub struct __Record $(<$($declared)*>)? $(where $($predicates)*)? {
            $( $field: $crate::__cell!($head [$type]), )*
        }

        impl $(<$($declared)*>)? $crate::Recorded for __Fields $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Record = __Record $(<$($used)*>)?;

            fn record() -> Self::Record {
                __Record { $( $field: $crate::__private::core::default::Default::default(), )* }
            }

            #[inline]
            fn each<__V: $crate::__private::OnField>(
                &self,
                __record: &Self::Record,
                __visitor: &mut __V,
            ) {
                $(
                    if !$crate::__private::OnField::field(
                        __visitor,
                        __Index::$field as $crate::__private::core::primitive::usize,
                        &__record.$field,
                        &self.$field,
                    ) {
                        return;
                    }
                )*
            }

            fn cells<__V: $crate::__private::OnCell>(__record: &Self::Record, __visitor: &mut __V) {
                $( $crate::__private::OnCell::cell::<$type, _>(__visitor, &__record.$field); )*
            }

            #[inline]
            fn recall(
                __record: &Self::Record,
                __take: $crate::__private::core::primitive::bool,
            ) -> $crate::__private::core::option::Option<Self> {
                $crate::__private::core::option::Option::Some(Self {
                    $( $field: $crate::__private::Cell::read(&__record.$field, __take)?, )*
                })
            }

            $crate::__pool! { $([$($used)*])? }
        }
    };
}

/// The pool, and what a thread keeps of it: in statics, which cannot be generic.
#[doc(hidden)]
#[macro_export]
macro_rules! __pool {
    () => {
        fn pool() -> &'static $crate::Pool<Self> {
            static __POOL: $crate::Pool<__Fields> = $crate::Pool::new();
            &__POOL
        }

        #[inline]
        fn local<__A>(
            __ask: impl $crate::__private::core::ops::FnOnce(&$crate::__private::Local<Self>) -> __A,
        ) -> $crate::__private::core::option::Option<__A> {
            $crate::__private::thread_local! {
                static __LOCAL: $crate::__private::Local<__Fields> =
                    const { $crate::__private::Local::new() };
            }
            __LOCAL.try_with(__ask).ok()
        }
    };
    ([$($used:tt)*]) => {
        fn pool() -> &'static $crate::Pool<Self> {
            $crate::__private::pool_of()
        }

        fn local<__A>(
            __ask: impl $crate::__private::core::ops::FnOnce(&$crate::__private::Local<Self>) -> __A,
        ) -> $crate::__private::core::option::Option<__A> {
            $crate::__private::local_of(__ask)
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
            { $crate::__private::Text }
            { $crate::__private::Other<$type> }
        )
    };
}
