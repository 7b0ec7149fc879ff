//! Macros for `=>` that implement more traits for a newtype.
//!
//! ```
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     #[derive(Debug, PartialEq)]
//!     struct Name(String in chars(1..=40)) => inbounds::newtype::deref!, inbounds::newtype::partial_eq!;
//! }
//!
//! let name = Name::new("Ann").unwrap();
//! assert!(name.starts_with('A'));
//! assert_eq!(name, "Ann");
//! ```
//!
//! [The docs of the macro](crate::validated_struct#macros-of-your-own) explain how to write others.
//!
//! # Comparison by hand
//!
//! Every newtype implements [`Borrow`](core::borrow::Borrow) of its value; that of a `String`
//! implements `Borrow<str>`. `Borrow` requires that `Eq`, `Ord` and `Hash` of the newtype give the
//! same results as those of the value. The derived ones do. If you implement them in another way,
//! for example ignoring case, do not search a `HashMap` or `BTreeMap` with such keys by `&str`,
//! because it may not find a key that it contains. Search it by the newtype. The impl of `Borrow`
//! cannot be left out, except by declaring a struct with a named field instead of a newtype. An
//! alternative is to convert all spellings to one when the value is created:
//!
//! ```
//! use inbounds::prelude::*;
//! use std::collections::HashSet;
//!
//! validated_struct! {
//!     #[derive(Debug, PartialEq, Eq, Hash)]
//!     struct Login(String via { |text: String| text.to_lowercase() } in chars(1..=40));
//! }
//!
//! let logins = HashSet::from([Login::new("Ann").unwrap()]);
//! assert!(logins.contains("ann") && logins.contains(&Login::new("ANN").unwrap()));
//! ```

#[doc(inline)]
pub use crate::{__newtype_deref as deref, __newtype_partial_eq as partial_eq};

/// Implements `Deref` to the value of a newtype.
///
/// It is not implemented by default, because it gives the newtype all methods of its value, including
/// those that make no sense for it. There is no `DerefMut`.
///
/// ```
/// # use inbounds::prelude::*;
/// validated_struct! {
///     struct Tags(Vec<u8> in len(1..=9)) => inbounds::newtype::deref!;
/// }
///
/// assert_eq!(Tags::new(vec![7, 8]).unwrap().first(), Some(&7));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype_deref {
    ($vis:vis struct $name:ident from $fields:ident ($($type:tt)*)) => {
        #[allow(unused_parens)]
        impl $crate::__private::Deref for $name {
            type Target = $($type)*;

            #[inline]
            fn deref(&self) -> &Self::Target {
                &$crate::Validated::fields(self).value
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__private::compile_error!("`inbounds::newtype::deref!` is for newtypes");
    };
}

/// Implements `PartialEq` between a newtype and its value, in both directions.
///
/// A newtype of a `String` can also be compared with `str` and `&str`.
///
/// ```
/// # use inbounds::prelude::*;
/// validated_struct! {
///     #[derive(Debug)]
///     struct Percent(u8 in 0..=100) => inbounds::newtype::partial_eq!;
/// }
///
/// assert_eq!(Percent::new(60).unwrap(), 60);
/// assert_eq!(60, Percent::new(60).unwrap());
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype_partial_eq {
    ($vis:vis struct $name:ident from $fields:ident (String)) => {
        $crate::__newtype_partial_eq! { @ $name [$crate::__private::str] }
        $crate::__newtype_partial_eq! { @ $name [&$crate::__private::str] }
        $crate::__newtype_partial_eq! { $vis struct $name from $fields (String,) }
    };
    ($vis:vis struct $name:ident from $fields:ident ($type:ty $(,)?)) => {
        $crate::__newtype_partial_eq! { @ $name [$type] }
    };
    (@ $name:ident [$type:ty]) => {
        #[allow(unused_parens)]
        impl $crate::__private::PartialEq<$type> for $name {
            #[inline]
            fn eq(&self, __other: &$type) -> $crate::__private::bool {
                $crate::Validated::fields(self).value == *__other
            }
        }

        #[allow(unused_parens)]
        impl $crate::__private::PartialEq<$name> for $type {
            #[inline]
            fn eq(&self, __other: &$name) -> $crate::__private::bool {
                *self == $crate::Validated::fields(__other).value
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__private::compile_error!("`inbounds::newtype::partial_eq!` is for newtypes");
    };
}
