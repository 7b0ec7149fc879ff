//! Newtypes. The user's crate gets the impls of a wrapper for a tuple struct of one field: `TryFrom` its
//! value, `From` the struct for the value, `AsRef` and `Display`.

/// What a newtype has besides what every validated struct has.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype {
    ($name:ident $fields:ident [$type:ty]) => {
        #[allow(unused_parens)]
        const _: () = {
            use $crate::__private as __p;

            impl __p::TryFrom<$type> for $name {
                type Error = $crate::ValidationError<$fields>;

                #[inline]
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

            impl __p::AsRef<$type> for $name {
                #[inline]
                fn as_ref(&self) -> &$type {
                    &self.__instance.value
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
    };
}
