//! Reading and assigning. The user's crate gets a reader for each field, with its name, and a setter,
//! with its name after `set_`, both with the visibility of the field.

/// The reader and the setter of one field.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __accessors {
    // `new` creates an instance, so this field has no reader of its name.
    (
        static $head:tt [$type:ty] [$vis:vis] new $set:ident [$([$via:expr])*] $_docs:tt $_rule:tt
    ) => {
        fn __new(&self) -> &$type {
            &self.__instance.new
        }

        #[inline]
        $vis fn $set(&mut self, __value: $crate::__given!($head $type)) -> $crate::__private::Assigned<$type> {
            let __value = $crate::__private::into(__value);
            $( let __value = $crate::__private::via(__value, const { $via }); )*
            $crate::__private::assign(&mut self.__instance, Self::__new, __value)
        }
    };
    (
        static $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)?
        $(i64)? $(i128)? $(isize)? $(f32)? $(f64)? $(bool)? $(char)? [$type:ty]
        [$vis:vis] $field:ident $set:ident [$([$via:expr])*] $_docs:tt $_rule:tt
    ) => {
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> $type {
            self.__instance.$field
        }

        #[inline]
        $vis fn $set(&mut self, __value: $type) -> $crate::__private::Assigned<$type> {
            $( let __value = $crate::__private::via(__value, const { $via }); )*
            $crate::__private::assign(&mut self.__instance, Self::$field, __value)
        }
    };
    (
        static String [$type:ty] [$vis:vis] $field:ident $set:ident [$([$via:expr])*] $_docs:tt $_rule:tt
    ) => {
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> &$crate::__private::str {
            &self.__instance.$field
        }

        #[inline]
        $vis fn $set(&mut self, __value: impl $crate::__private::Into<$type>) -> $crate::__private::Assigned<$type> {
            let __value = $crate::__private::into(__value);
            $( let __value = $crate::__private::via(__value, const { $via }); )*
            $crate::__private::assign(&mut self.__instance, Self::$field, __value)
        }
    };
    (
        static $head:tt [$type:ty] [$vis:vis] $field:ident $set:ident [$([$via:expr])*] $_docs:tt $_rule:tt
    ) => {
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> &$type {
            &self.__instance.$field
        }

        #[inline]
        $vis fn $set(&mut self, __value: $type) -> $crate::__private::Assigned<$type> {
            $( let __value = $crate::__private::via(__value, const { $via }); )*
            $crate::__private::assign(&mut self.__instance, Self::$field, __value)
        }
    };
    // For the setter see `__open_setters!`.
    (open $head:tt [$type:ty] $vis:tt new $set:ident $via:tt $_docs:tt $_rule:tt) => {
        fn __new(&self) -> &$type {
            &self.__instance.new
        }
    };
    (
        open $head:tt [$type:ty] [$vis:vis] $field:ident $set:ident $via:tt $_docs:tt $_rule:tt
    ) => {
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> $crate::__type_class!(
            $head { $type } { &$crate::__private::str } { &$type }
        ) {
            $crate::__type_class!($head
                { self.__instance.$field } { &self.__instance.$field } { &self.__instance.$field }
            )
        }
    };
}
