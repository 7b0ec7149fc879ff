//! Rules: what can follow `in` in a declaration. The functions are in the [prelude](crate::prelude).
//!
//! | for | rules |
//! |---|---|
//! | numbers and whatever is ordered | ranges, [`above`], [`multiple_of`], [`positive`], [`negative`], [`finite`] |
//! | the length of text | [`chars`], [`bytes`], [`utf16`], `graphemes` |
//! | text | [`ascii`], [`alphanumeric`], [`lowercase`], [`uppercase`], [`trimmed`], [`starts_with`], [`ends_with`], [`contains`], [`ip`], [`ipv4`], [`ipv6`], `matches`, `email`, `url`, `uuid` |
//! | collections | [`len`], [`each`], [`unique`], [`keys`], [`values`] |
//! | options | [`some`], [`required`] |
//! | the fields of a validated struct | [`valid`] |
//! | any value | [`one_of`], [`all_of`], [`any_of`], [`not`], [`satisfies`], [`custom`], [`dynamic`], [`with_message`] |
//!
//! Each rule has a file of its name, with its function and the type that the function returns.
//! `traits/` has the traits of what the rules apply to.

mod above;
mod all_of;
mod alphanumeric;
mod any_of;
mod ascii;
mod bytes;
mod chars;
mod contains;
mod custom;
mod dynamic;
mod each;
#[cfg(feature = "email")]
mod email;
mod ends_with;
mod finite;
#[cfg(feature = "unicode")]
mod graphemes;
mod ip;
mod ipv4;
mod ipv6;
mod keys;
mod len;
mod lowercase;
#[cfg(feature = "regex")]
mod matches;
mod multiple_of;
mod negative;
mod not;
mod one_of;
mod positive;
mod range;
mod required;
mod satisfies;
mod some;
mod starts_with;
mod traits;
mod trimmed;
mod unique;
mod uppercase;
#[cfg(feature = "url")]
mod url;
mod utf16;
#[cfg(feature = "uuid")]
mod uuid;
mod valid;
mod values;
mod with_message;

pub use above::{Above, above};
pub use all_of::{AllOf, all_of};
pub use alphanumeric::{Alphanumeric, alphanumeric};
pub use any_of::{Alternatives, AnyOf, any_of};
pub use ascii::{Ascii, ascii};
pub use bytes::{Bytes, bytes};
pub use chars::{Chars, chars};
pub use contains::{Contains, contains};
pub use custom::{Custom, custom};
pub use dynamic::{Dynamic, dynamic};
pub use each::{Each, each};
#[cfg(feature = "email")]
pub use email::{Email, email};
pub use ends_with::{EndsWith, ends_with};
pub use finite::{Finite, finite};
#[cfg(feature = "unicode")]
pub use graphemes::{Graphemes, graphemes};
pub use ip::{Ip, ip};
pub use ipv4::{Ipv4, ipv4};
pub use ipv6::{Ipv6, ipv6};
pub use keys::{Keys, keys};
pub use len::{Len, len};
pub use lowercase::{Lowercase, lowercase};
#[cfg(feature = "regex")]
pub use matches::{Matches, matches};
pub use multiple_of::{MultipleOf, multiple_of};
pub use negative::{Negative, negative};
pub use not::{Not, not};
pub use one_of::{OneOf, one_of};
pub use positive::{Positive, positive};
pub use required::{Required, required};
pub use satisfies::{Satisfies, satisfies};
pub use some::{SomeOf, some};
pub use starts_with::{StartsWith, starts_with};
pub use traits::{Collection, Int, Mapping, Number, Sequence, Text};
pub use trimmed::{Trimmed, trimmed};
pub use unique::{Unique, unique};
pub use uppercase::{Uppercase, uppercase};
#[cfg(feature = "url")]
pub use url::{Url, url};
pub use utf16::{Utf16, utf16};
#[cfg(feature = "uuid")]
pub use uuid::{Uuid, uuid};
pub use valid::{Valid, valid};
pub use values::{Values, values};
pub use with_message::{WithMessage, with_message};

/// Calls a macro for each arity that a tuple of rules may have.
macro_rules! tuples {
    ($each:ident) => {
        $each! { A 0 }
        $each! { A 0, B 1 }
        $each! { A 0, B 1, C 2 }
        $each! { A 0, B 1, C 2, D 3 }
        $each! { A 0, B 1, C 2, D 3, E 4 }
        $each! { A 0, B 1, C 2, D 3, E 4, F 5 }
        $each! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
        $each! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }
    };
}
pub(crate) use tuples;

/// A rule for `T` takes an `Option<T>` too: `None` passes, a value is held to the rule.
macro_rules! through_option {
    ([$($generics:tt)*] $value:ty, $rule:ty) => {
        impl<$($generics)*> $crate::Rule<Option<$value>> for $rule
        where
            $value: ::core::fmt::Debug,
        {
            #[inline]
            fn accepts(&self, value: &Option<$value>) -> bool {
                value.as_ref().is_none_or(|value| $crate::Rule::<$value>::accepts(self, value))
            }

            #[inline]
            fn excludes(&self, value: &Option<$value>) -> bool {
                value.as_ref().is_none_or(|value| $crate::Rule::<$value>::excludes(self, value))
            }

            fn constraint(&self) -> $crate::constraint::Constraint {
                $crate::Rule::<$value>::constraint(self)
            }

            fn report(&self, value: &Option<$value>, reporter: &mut $crate::error::Reporter<'_>) {
                if let Some(value) = value {
                    $crate::Rule::<$value>::report(self, value, reporter);
                }
            }

            fn report_constraint(
                &self,
                constraint: $crate::constraint::Constraint,
                value: &Option<$value>,
                reporter: &mut $crate::error::Reporter<'_>,
            ) {
                if let Some(value) = value {
                    $crate::Rule::<$value>::report_constraint(self, constraint, value, reporter);
                }
            }
        }
    };
}
use through_option;

/// A rule for `T` takes a `Secret<T>` too, and says nothing of what is inside.
macro_rules! through_secret {
    ([$($generics:tt)*] $value:ty, $rule:ty) => {
        impl<$($generics)*> $crate::Rule<$crate::Secret<$value>> for $rule {
            #[inline]
            fn accepts(&self, value: &$crate::Secret<$value>) -> bool {
                $crate::Rule::<$value>::accepts(self, value.expose())
            }

            #[inline]
            fn excludes(&self, value: &$crate::Secret<$value>) -> bool {
                $crate::Rule::<$value>::excludes(self, value.expose())
            }

            fn constraint(&self) -> $crate::constraint::Constraint {
                $crate::Rule::<$value>::constraint(self)
            }
        }

        through_option!([$($generics)*] $crate::Secret<$value>, $rule);
    };
}
use through_secret;

/// A rule that looks at text, of every kind of it.
macro_rules! text_rule {
    ([$($generics:tt)*] $rule:ty: |$this:ident, $text:ident| $accepts:expr, $constraint:expr) => {
        impl<T: Text + ?Sized, $($generics)*> Rule<T> for $rule {
            #[inline]
            fn accepts(&self, value: &T) -> bool {
                let ($this, $text) = (self, value.text());
                $accepts
            }

            fn constraint(&self) -> Constraint {
                let $this = self;
                $constraint
            }
        }

        through_option!([T: Text, $($generics)*] T, $rule);
    };
}
use text_rule;
