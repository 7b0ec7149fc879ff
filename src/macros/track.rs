//! Records. With a policy, the user's crate gets a struct with a cell for each field, a pool, and an impl
//! of `Recorded`, none of which it can name.

/// The record of a struct or an enum with a policy.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __track {
    (
        $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]]
        $name:ident $fields:ident
        { $( [$vis:vis] $field:ident $set:ident $head:tt [$type:ty] $via:tt $rule:tt )* }
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
                __Cells { $( $field: __p::new_cell(), )* }
            }

            #[inline]
            fn each<__V: __p::FieldVisitor>(&self, __cells: &Self::Cells, mut __visitor: __V) {
                let __visitor = &mut __visitor; // by value, a blanket trait of the user would come first
                $( __visitor.field(&__cells.$field, &self.$field); )*
            }

            fn cells<__V: __p::CellVisitor>(__cells: &Self::Cells, __visitor: &mut __V) {
                $( __visitor.cell(&__cells.$field); )*
            }

            #[inline]
            fn load(__cells: &Self::Cells, __take: __p::bool, __to: &mut __p::Option<Self>) {
                *__to = __p::Some(Self { $( $field: match __p::Cell::read(&__cells.$field, __take) {
                    __p::Some(__value) => __value,
                    __p::None => return,
                }, )* });
            }

            $crate::__pool! { $mode $fields }
        }
    };
    // An enum has one cell for the whole value. One that cannot be copied is one error.
    (static $generics:tt $name:ident $fields:ident enum) => {
        impl $crate::tracker::Recorded for $fields {
            type Cells = <$fields as __p::CellOf<{ __p::copied_enum::<$fields, $name>() }>>::Cell;

            fn new_cells() -> Self::Cells {
                __p::new_cell()
            }

            #[inline]
            fn each<__V: __p::FieldVisitor>(&self, __cells: &Self::Cells, mut __visitor: __V) {
                __p::FieldVisitor::field(&mut __visitor, __cells, self);
            }

            fn cells<__V: __p::CellVisitor>(__cells: &Self::Cells, __visitor: &mut __V) {
                __visitor.cell(__cells);
            }

            #[inline]
            fn load(__cells: &Self::Cells, __take: __p::bool, __to: &mut __p::Option<Self>) {
                *__to = __p::Cell::read(__cells, __take);
            }

            $crate::__pool! { static $fields }
        }
    };
}

/// The feature `std` is off: no policy keeps records.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __track {
    ($($off:tt)*) => {};
}

/// The pool, and a thread's cache of it: in statics, which cannot be generic.
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
        fn own_thread_cache() -> __p::OwnThreadCache<Self> {
            __p::thread_local! {
                static __THREAD_CACHE: __p::ThreadCache<$fields> =
                    const { __p::ThreadCache::new() };
            }
            __p::Some(&__THREAD_CACHE)
        }
    };
    (open $fields:ident) => {
        fn instances() -> &'static $crate::tracker::Instances<Self> {
            __p::instances_of()
        }
    };
}

/// The type of the cell of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __cell {
    ($mode:ident u8 $($rest:tt)*) => { __p::cell_of::u8 };
    ($mode:ident u16 $($rest:tt)*) => { __p::cell_of::u16 };
    ($mode:ident u32 $($rest:tt)*) => { __p::cell_of::u32 };
    ($mode:ident u64 $($rest:tt)*) => { __p::cell_of::u64 };
    ($mode:ident u128 $($rest:tt)*) => { __p::cell_of::u128 };
    ($mode:ident usize $($rest:tt)*) => { __p::cell_of::usize };
    ($mode:ident i8 $($rest:tt)*) => { __p::cell_of::i8 };
    ($mode:ident i16 $($rest:tt)*) => { __p::cell_of::i16 };
    ($mode:ident i32 $($rest:tt)*) => { __p::cell_of::i32 };
    ($mode:ident i64 $($rest:tt)*) => { __p::cell_of::i64 };
    ($mode:ident i128 $($rest:tt)*) => { __p::cell_of::i128 };
    ($mode:ident isize $($rest:tt)*) => { __p::cell_of::isize };
    ($mode:ident f32 $($rest:tt)*) => { __p::cell_of::f32 };
    ($mode:ident f64 $($rest:tt)*) => { __p::cell_of::f64 };
    ($mode:ident bool $($rest:tt)*) => { __p::cell_of::bool };
    ($mode:ident char $($rest:tt)*) => { __p::cell_of::char };
    ($mode:ident String $($rest:tt)*) => { __p::Text };
    (open unrecorded [$type:ty] $name:ident) => { __p::Unrecorded<$type> };
    (static unrecorded [$type:ty] $name:ident) => {
        <$type as __p::UnrecordedCellOf<{ __p::left_out::<$name, $type>() }>>::Cell
    };
    (open $head:tt [$type:ty] $name:ident) => { __p::Other<$type> };
    // A type that cannot be copied is one error, at its own token.
    (static $head:tt [$type:ty] $name:ident) => {
        <$type as __p::CellOf<{ __p::copied::<$name, $type>() }>>::Cell
    };
}
