//! Records. The user's crate owns nothing that it can name: a cell for each field, a pool and an impl
//! of `Recorded`, if the declaration names a policy.

/// The record of a struct with a policy.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __track {
    (
        $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        $name:ident $fields:ident
        $( [$vis:vis] $field:ident $set:ident $head:tt [$type:ty] $via:tt $rule:tt )*
    ) => {
        pub struct __Cells <$($declared)*> where $($predicates)* {
            $( $field: $crate::__cell!($mode $head [$type] $name), )*
        }

        impl <$($declared)*> $crate::tracker::Recorded for $fields <$($used)*>
        where
            $($predicates)*
        {
            type Cells = __Cells <$($used)*>;

            fn new_cells() -> Self::Cells {
                __Cells { $( $field: __p::Default::default(), )* }
            }

            #[inline]
            fn each<__V: __p::FieldVisitor>(&self, __cells: &Self::Cells, __visitor: &mut __V) {
                let _ = true $( && __visitor.field(&__cells.$field, &self.$field) )*;
            }

            fn cells<__V: __p::CellVisitor>(__cells: &Self::Cells, __visitor: &mut __V) {
                $( __visitor.cell::<$type, _>(&__cells.$field); )*
            }

            #[inline]
            fn load(__cells: &Self::Cells, __take: __p::bool) -> __p::Option<Self> {
                __p::Some(Self { $( $field: __p::Cell::read(&__cells.$field, __take)?, )* })
            }

            $crate::__pool! { $mode $fields }
        }
    };
}

/// Nothing: the feature `std` is off, and a policy keeps no records.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __track {
    ($($off:tt)*) => {};
}

/// The pool, and what a thread keeps of it: in statics, which cannot be generic.
#[doc(hidden)]
#[macro_export]
macro_rules! __pool {
    (static $fields:ident) => {
        fn instances() -> &'static $crate::tracker::Instances<Self> {
            static __INSTANCES: $crate::tracker::Instances<$fields> =
                $crate::tracker::Instances::new();
            &__INSTANCES
        }

        #[inline]
        fn thread_cache<__A>(
            __action: impl __p::FnOnce(&__p::ThreadCache<Self>) -> __A,
        ) -> __p::Option<__A> {
            __p::thread_local! {
                static __THREAD_CACHE: __p::ThreadCache<$fields> =
                    const { __p::ThreadCache::new() };
            }
            (&__THREAD_CACHE).try_with(__action).ok()
        }
    };
    (open $fields:ident) => {
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
    (
        $mode:ident $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)?
        $(i128)? $(isize)? $(f32)? $(f64)? $(bool)? $(char)? [$type:ty] $name:ident
    ) => { <$type as __p::Primitive>::Cell };
    ($mode:ident String [$type:ty] $name:ident) => { __p::Text };
    (open $head:tt [$type:ty] $name:ident) => { __p::Other<$type> };
    // One that cannot be tracked is one error, at its own token: the rest goes on as if it could.
    (static $head:tt [$type:ty] $name:ident) => {
        <$type as __p::CellOf<{ __p::tracked::<$name, $type>() }>>::Cell
    };
}
