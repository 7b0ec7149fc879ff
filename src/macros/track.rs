//! Records. The user's crate owns nothing that it can name: a record type, a pool and an impl of
//! `Recorded`, where the declaration names a policy.

/// The record of a struct with a policy; nothing without one.
#[cfg(feature = "std")]
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
                __Record { $( $field: __p::Default::default(), )* }
            }

            #[inline]
            fn each<__V: __p::OnField>(
                &self,
                __record: &Self::Record,
                __visitor: &mut __V,
            ) {
                let _ = true $( && __visitor.field(
                    __Index::$field {} as __p::usize, &__record.$field, &self.$field,
                ) )*;
            }

            fn cells<__V: __p::OnCell>(__record: &Self::Record, __visitor: &mut __V) {
                $( __visitor.cell::<$type, _>(&__record.$field); )*
            }

            #[inline]
            fn recall(
                __record: &Self::Record,
                __take: __p::bool,
            ) -> __p::Option<Self> {
                __p::Option::Some(Self {
                    $( $field: __p::Cell::read(&__record.$field, __take)?, )*
                })
            }

            $crate::__pool! { $([$($used)*])? }
        }
    };
}

/// Nothing: the feature `std` is off, and a policy keeps no records.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_track {
    ($($off:tt)*) => {};
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
        fn local<__A>(__ask: impl __p::FnOnce(&__p::Local<Self>) -> __A) -> __p::Option<__A> {
            __p::thread_local! {
                static __LOCAL: __p::Local<__Fields> =
                    const { __p::Local::new() };
            }
            __LOCAL.try_with(__ask).ok()
        }
    };
    ([$($used:tt)*]) => {
        fn pool() -> &'static $crate::Pool<Self> {
            __p::pool_of()
        }

        fn local<__A>(__ask: impl __p::FnOnce(&__p::Local<Self>) -> __A) -> __p::Option<__A> {
            __p::local_of(__ask)
        }
    };
}

/// Where a record keeps a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __cell {
    ($head:tt [$type:ty]) => {
        $crate::__by_head!($head
            { <$type as __p::Primitive>::Cell }
            { __p::Text }
            { __p::Other<$type> }
        )
    };
}
