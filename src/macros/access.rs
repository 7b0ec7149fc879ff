//! Reading and assigning. The user's crate owns, for each field, a reader of its name and a
//! setter, `set_` and its name, both with the field's visibility.

/// The reader and the setter of one field.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_access {
    (
        [$({ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] })?] $name:ident
        $( $docs:tt [$vis:vis] $field:ident $set:ident $head:tt [$type:ty] [$($via:tt)*] [$($rule:expr)?] )*
    ) => {
        impl $(<$($declared)*>)? $name $(<$($used)*>)? $(where $($predicates)*)? {$(
            $crate::__reader! { $field $docs [$vis] $field $head [$type] $name [$($rule)?] }

            #[doc = $crate::__private::core::concat!(
                "Assigns [`", $crate::__private::core::stringify!($field), "`](",
                $crate::__private::core::stringify!($name), "Fields::",
                $crate::__private::core::stringify!($field), ")"
                $(, ", which must be in `", $crate::__private::core::stringify!($rule), "`")?,
                ".\n\n# Errors\n\nThe value, back, where it is refused; the instance is then as it was.",
            )]
            #[inline]
            #[allow(clippy::missing_errors_doc)]
            $vis fn $set(
                &mut self,
                __value: $crate::__by_head!($head
                    { $type } { impl $crate::__private::core::convert::Into<$type> } { $type }
                ),
            ) -> $crate::__private::core::result::Result<(), $crate::Rejected<$type>> {
                $crate::__assign! {
                    self $field
                    { $crate::__via!(
                        $crate::__by_head!($head
                            { __value }
                            { $crate::__private::core::convert::Into::<$type>::into(__value) }
                            { __value }
                        ),
                        $($via)*
                    ) }
                    $($rule)?
                }
            }
        )*}
    };
}

/// By value, as `&str`, or by reference. A field called `new` has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __reader {
    (new $($rest:tt)*) => {};
    (
        $_name:ident [$([$($meta:tt)*])*] [$vis:vis] $field:ident $head:tt [$type:ty] $name:ident
        [$($rule:expr)?]
    ) => {
        #[doc = $crate::__private::core::concat!(
            $( $crate::__doc!($($meta)*), )*
            "\n\nReads [`", $crate::__private::core::stringify!($field), "`](",
            $crate::__private::core::stringify!($name), "Fields::",
            $crate::__private::core::stringify!($field), ")"
            $(, ", which is in `", $crate::__private::core::stringify!($rule), "`")?, ".",
        )]
        #[inline]
        #[must_use]
        $vis fn $field(&self) -> $crate::__by_head!($head
            { $type } { &$crate::__private::core::primitive::str } { &$type }
        ) {
            $crate::__by_head!($head
                { self.__sealed.read().$field } { &self.__sealed.read().$field } { &self.__sealed.read().$field }
            )
        }
    };
}

/// Under a rule, or only under the `ensure` clauses.
#[doc(hidden)]
#[macro_export]
macro_rules! __assign {
    ($this:ident $field:ident { $value:expr }) => {
        $crate::__private::assign_unruled(
            &mut $this.__sealed,
            __Index::$field as $crate::__private::core::primitive::usize,
            |__fields| &mut __fields.$field,
            $value,
        )
    };
    ($this:ident $field:ident { $value:expr } $rule:expr) => {
        $crate::__private::assign::<_, __ruled::$field>(&mut $this.__sealed, $value)
    };
}
