//! Reading and assigning. The user's crate owns, for each field, a reader of its name and a
//! setter, `set_` and its name, both with the field's visibility.

/// The readers and the setters.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_access {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident
        $( $meta:tt $vis:tt $field:ident $set:ident $head:tt [$type:ty] $via:tt $rule:tt )*
    ) => {
        #[allow(clippy::missing_errors_doc)]
        impl $(<$($declared)*>)? $name $(<$($used)*>)? $(where $($predicates)*)? {$(
            $crate::__type_class! { $head
                {
                    $crate::__reader! { $field $meta [] $vis $field [$type] [] $name $rule }
                    $crate::__setter! { $vis $field $set [$type] [$type] [] $name $via $rule }
                }
                {
                    $crate::__reader! { $field $meta [] $vis $field [&__p::str] [&] $name $rule }
                    $crate::__setter! { $vis $field $set [$type] [impl __p::Into<$type>] [into] $name $via $rule }
                }
                {
                    $crate::__reader! { $field $meta [] $vis $field [&$type] [&] $name $rule }
                    $crate::__setter! { $vis $field $set [$type] [$type] [] $name $via $rule }
                }
            }
        )*}
    };
}

/// By value, as `&str`, or by reference, with the docs of the field. A field called `new` has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __reader {
    (new $($rest:tt)*) => {};
    (
        $_name:ident [] [$($docs:tt)*] [$vis:vis] $field:ident [$type:ty] [$($ref:tt)?]
        $name:ident [$($ruled:ident $rule:expr)?]
    ) => {
        $($docs)*
        #[cfg_attr(doc, doc = __p::concat!(
            "\n\nReads [`", __p::stringify!($field), "`](",
            __p::stringify!($name), "Fields::", __p::stringify!($field), ")"
            $(, ", which is in `", __p::stringify!($rule), "`")?, ".",
        ))]
        #[cfg_attr(not(doc), doc = "\n\nReads the field.")]
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> $type {
            $($ref)? self.__instance.read().$field
        }
    };
    ($_name:ident [#[doc = $doc:expr] $($meta:tt)*] [$($docs:tt)*] $($rest:tt)*) => {
        $crate::__reader! { $_name [$($meta)*] [$($docs)* #[doc = $doc]] $($rest)* }
    };
    ($_name:ident [#[$($other:tt)*] $($meta:tt)*] $($rest:tt)*) => {
        $crate::__reader! { $_name [$($meta)*] $($rest)* }
    };
}

/// Takes a `String` as whatever becomes one.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    (
        [$vis:vis] $field:ident $set:ident [$type:ty] [$given:ty] [$($into:ident)?] $name:ident
        [$($first:tt $($via:tt)*)?] [$($ruled:ident $rule:expr)?]
    ) => {
        #[cfg_attr(doc, doc = __p::concat!(
            "Assigns [`", __p::stringify!($field), "`](",
            __p::stringify!($name), "Fields::", __p::stringify!($field), ")"
            $(, ", which must be in `", __p::stringify!($rule), "`")?,
            ".\n\n# Errors\n\nThe value, back, where it is rejected; the instance is then as it was.",
        ))]
        #[cfg_attr(not(doc), doc = "Assigns the field, or gives the value back.")]
        #[inline]
        $vis fn $set(&mut self, __value: $given) -> __p::Result<(), $crate::ValidationError<$type>> {
            $( let __value = __p::Into::<$type>::$into(__value); )?
            $( let __value = $crate::__via!(__value, $first $($via)*); )?
            self.__instance.assign::<($($ruled::$field)?), _>(
                __Index::$field {} as __p::u16,
                |__fields| &mut __fields.$field,
                __value,
            )
        }
    };
}
