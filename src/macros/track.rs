//! Records. The user's crate owns nothing that it can name: a record type, a pool and an impl of
//! `Recorded`, where the declaration names a policy.

/// The record of a struct with a policy; nothing without one.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_track {
    ($generics:tt [] $($rest:tt)*) => {};
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] [$policy:ty] $name:ident
        $( $field:ident $head:tt [$type:ty] )*
    ) => {
        pub struct __Cells $(<$($declared)*>)? $(where $($predicates)*)? {
            $( $field: $crate::__cell!($head [$type]), )*
        }

        impl $(<$($declared)*>)? $crate::tracker::Recorded for __Fields $(<$($used)*>)?
        $(where $($predicates)*)?
        {
            type Cells = __Cells $(<$($used)*>)?;

            fn type_name() -> &'static __p::str {
                __p::core::any::type_name::<$name $(<$($used)*>)?>()
            }

            fn new_cells() -> Self::Cells {
                __Cells { $( $field: __p::Default::default(), )* }
            }

            #[inline]
            fn each<__V: __p::FieldVisitor>(
                &self,
                __cells: &Self::Cells,
                __visitor: &mut __V,
            ) {
                let _ = true $( && __visitor.field(
                    __Index::$field {} as __p::usize, &__cells.$field, &self.$field,
                ) )*;
            }

            fn cells<__V: __p::CellVisitor>(__cells: &Self::Cells, __visitor: &mut __V) {
                $( __visitor.cell::<$type, _>(&__cells.$field); )*
            }

            #[inline]
            fn load(
                __cells: &Self::Cells,
                __take: __p::bool,
            ) -> __p::Option<Self> {
                __p::Option::Some(Self {
                    $( $field: __p::Cell::read(&__cells.$field, __take)?, )*
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
        fn instances() -> &'static $crate::tracker::Instances<Self> {
            static __INSTANCES: $crate::tracker::Instances<__Fields> =
                $crate::tracker::Instances::new();
            &__INSTANCES
        }

        #[inline]
        fn thread_cache<__A>(
            __action: impl __p::FnOnce(&__p::ThreadCache<Self>) -> __A,
        ) -> __p::Option<__A> {
            __p::thread_local! {
                static __THREAD_CACHE: __p::ThreadCache<__Fields> =
                    const { __p::ThreadCache::new() };
            }
            __THREAD_CACHE.try_with(__action).ok()
        }
    };
    ([$($used:tt)*]) => {
        fn instances() -> &'static $crate::tracker::Instances<Self> {
            __p::instances_of()
        }

        fn thread_cache<__A>(
            __action: impl __p::FnOnce(&__p::ThreadCache<Self>) -> __A,
        ) -> __p::Option<__A> {
            __p::thread_cache_of(__action)
        }

        fn count_rejection() {
            __p::count_rejection_of::<Self>();
        }
    };
}

/// Where a record keeps a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __cell {
    ($head:tt [$type:ty]) => {
        $crate::__type_class!($head
            { <$type as __p::Primitive>::Cell }
            { __p::Text }
            { __p::Other<$type> }
        )
    };
}
