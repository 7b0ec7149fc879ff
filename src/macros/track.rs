//! Records. With a policy, the user's crate gets a struct with a cell for each field, a pool, and an impl
//! of `Recorded`, none of which it can name.

/// The record of a struct or an enum with a policy.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __track {
    // Primitives and text have a cell of their name. A call for each type would cost the compiler more.
    (
        $mode:ident [[$($declared:tt)*] $used:tt [$($predicates:tt)*]] $name:ident $fields:ident
        { $(
            $vis:tt $field:ident $set:ident
            [
                $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)? $(i128)?
                $(isize)? $(f32)? $(f64)? $(bool)? $(char)? $(String)?
            ]
            $head:ident $type:tt $via:tt $rule:tt
        )* }
    ) => {
        pub struct __Cells <$($declared)*> where $($predicates)* {
            $( $field: __p::cell_of::$head, )*
        }
        $crate::__track! {
            @ $mode [[$($declared)*] $used [$($predicates)*]] $fields [$( $field )*]
        }
    };
    (
        $mode:ident [[$($declared:tt)*] $used:tt [$($predicates:tt)*]] $name:ident $fields:ident
        { $( $vis:tt $field:ident $set:ident $class:tt $head:tt $type:tt $via:tt $rule:tt )* }
    ) => {
        pub struct __Cells <$($declared)*> where $($predicates)* {
            $( $field: $crate::__cell!($mode $class $head $type $name), )*
        }
        $crate::__track! {
            @ $mode [[$($declared)*] $used [$($predicates)*]] $fields [$( $field )*]
        }
    };
    (
        @ $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $fields:ident
        [$( $field:ident )*]
    ) => {
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

/// The type of the cell of a field. The first token of its type comes twice: to be compared, and as a name.
#[doc(hidden)]
#[macro_export]
macro_rules! __cell {
    (
        $mode:ident
        [
            $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)? $(i128)?
            $(isize)? $(f32)? $(f64)? $(bool)? $(char)? $(String)?
        ]
        $head:ident $($rest:tt)*
    ) => { __p::cell_of::$head };
    (open [unrecorded] $head:tt [$type:ty] $name:ident) => { __p::Unrecorded<$type> };
    (static [unrecorded] $head:tt [$type:ty] $name:ident) => {
        <$type as __p::UnrecordedCellOf<{ __p::left_out::<$name, $type>() }>>::Cell
    };
    (open $class:tt $head:tt [$type:ty] $name:ident) => { __p::Other<$type> };
    // Threads cannot share it. For all types that would be a cycle if a struct contains itself.
    (static [$(Rc)? $(RefCell)?] $head:tt [$type:ty] $name:ident) => {
        <$type as __p::CellOf<{ __p::shared::<$name, $type>() }>>::Cell
    };
    // A type that cannot be copied is one error, at its own token.
    (static $class:tt $head:tt [$type:ty] $name:ident) => {
        <$type as __p::CellOf<{ __p::copied::<$name, $type>() }>>::Cell
    };
}
