//! Newtypes. The user's crate gets the impls of a wrapper for a tuple struct of one field: `TryFrom` its
//! value, `From` the struct for the value, `AsRef`, `Borrow`, `Display` and `FromStr`.

/// What a newtype has besides what every validated struct has, and the calls of the macros after `=>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype {
    ([$vis:vis] $name:ident $fields:ident $head:tt $type:tt $($macro:tt)*) => {
        #[allow(unused_parens)]
        const _: () = {
            use $crate::__private as __p;

            $crate::__newtype! { @impls $name $fields $type }
            $crate::__type_class! { $head
                { $crate::__newtype! { @value $name $fields $type } }
                { $crate::__newtype! { @text $name $fields } }
                { $crate::__newtype! { @value $name $fields $type } }
            }
        };
        $( $crate::__attach! { @ $macro { $vis struct $name from $fields $type } } )*
    };
    (@impls $name:ident $fields:ident ($type:ty)) => {
        impl __p::TryFrom<$type> for $name {
            type Error = $crate::ValidationError<$fields>;

            #[inline]
            #[track_caller]
            fn try_from(value: $type) -> __p::Result<Self, Self::Error> {
                $crate::Validated::validate($fields { value })
            }
        }

        impl __p::From<$name> for $type {
            #[inline]
            fn from(__newtype: $name) -> Self {
                $crate::Validated::into_fields(__newtype).value
            }
        }

        impl __p::Display for $name
        where
            for<'__always> $type: __p::Display,
        {
            fn fmt(&self, __formatter: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                __p::Display::fmt(&self.__instance.value, __formatter)
            }
        }
    };
    (@value $name:ident $fields:ident ($type:ty)) => {
        $crate::__newtype! { @views $name [$type] }

        impl __p::FromStr for $name
        where
            for<'__always> $type: __p::FromStr,
        {
            type Err = __p::ParseError<<$type as __p::FromStr>::Err, $fields>;

            #[inline]
            fn from_str(__text: &__p::str) -> __p::Result<Self, Self::Err> {
                __p::parse(__text, |value| $fields { value })
            }
        }
    };
    // The views of a newtype of a `String` are those of `str`, so that a map finds a key by `&str`.
    (@text $name:ident $fields:ident) => {
        $crate::__newtype! { @views $name [__p::str] }

        impl __p::TryFrom<&__p::str> for $name {
            type Error = __p::ValidationError<$fields>;

            #[inline]
            #[track_caller]
            fn try_from(__text: &__p::str) -> __p::Result<Self, Self::Error> {
                __p::Validated::validate($fields { value: __p::into(__text) })
            }
        }

        impl __p::FromStr for $name {
            type Err = __p::ValidationError<$fields>;

            #[inline]
            fn from_str(__text: &__p::str) -> __p::Result<Self, Self::Err> {
                __p::TryFrom::try_from(__text)
            }
        }
    };
    (@views $name:ident [$view:ty]) => {
        impl __p::AsRef<$view> for $name {
            #[inline]
            fn as_ref(&self) -> &$view {
                &self.__instance.value
            }
        }

        impl __p::Borrow<$view> for $name {
            #[inline]
            fn borrow(&self) -> &$view {
                &self.__instance.value
            }
        }
    };
}
