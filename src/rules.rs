//! Rules: what can follow `in` in a declaration. The functions are in the [prelude](crate::prelude).
//!
//! | for | rules |
//! |---|---|
//! | numbers and other ordered types | ranges, [`above`], [`multiple_of`], [`positive`], [`negative`], [`finite`] |
//! | the length of text | [`chars`], [`bytes`], [`utf16`], `graphemes` |
//! | text | [`ascii`], [`alphanumeric`], [`lowercase`], [`uppercase`], [`trimmed`], [`starts_with`], [`ends_with`], [`contains`], [`ip`], [`ipv4`], [`ipv6`], `matches`, `email`, `url`, `uuid` |
//! | collections | [`len`], [`each`], [`unique`], [`unique_by_eq`], [`keys`], [`values`] |
//! | tuples | [`elements`] |
//! | options | [`some`], [`required`] |
//! | the fields of a validated struct | [`valid`] |
//! | any value | [`unchecked`], [`one_of`], [`all_of`], [`any_of`], [`not`], [`satisfies`], [`custom`], [`dynamic`], [`with_message`] |
//!
//! A rule for `T` also takes `Option<T>`, `Secret<T>` and both together, and accepts `None`;
//! [`Holds`] says how.
//!
//! In the source each rule has a file of its name, with its function and the type that the function
//! returns. `traits/` has the traits of the types that rules apply to.

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
mod elements;
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
mod unchecked;
mod unique;
mod unique_by_eq;
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
pub use elements::{Elements, Tuple, elements};
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
pub use traits::{
    ChangeEntry, Collection, Distinct, Float, Holds, Int, Mapping, NormalizeHeld, Number, Sequence,
    Text, Validate, by, kind,
};
pub(crate) use traits::{Resolved, accepts_count};
pub use trimmed::{Trimmed, trimmed};
pub use unchecked::{Unchecked, unchecked};
pub use unique::{Unique, unique};
pub use unique_by_eq::{UniqueByEq, unique_by_eq};
pub use uppercase::{Uppercase, uppercase};
#[cfg(feature = "url")]
pub use url::{Url, url};
pub use utf16::{Utf16, utf16};
#[cfg(feature = "uuid")]
pub use uuid::{Uuid, uuid};
pub use valid::{Valid, valid};
pub use values::{Values, values};
pub use with_message::{WithMessage, with_message};

/// Calls a macro for each size that a tuple of rules may have.
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

/// The functions of `Rule` that pass everything on to `self.0`.
macro_rules! passed_on {
    () => {
        #[inline]
        fn accepts(&self, value: &T) -> bool {
            self.0.accepts(value)
        }

        #[inline]
        fn accepts_all(&self, values: &[T]) -> bool
        where
            T: Sized,
        {
            self.0.accepts_all(values)
        }

        #[inline]
        fn excludes(&self, value: &T) -> bool {
            self.0.excludes(value)
        }

        #[inline]
        fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
            self.0.accepts_text(text)
        }

        #[inline]
        fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
            self.0.excludes_text(text)
        }

        #[inline]
        fn is_stable(&self, value: &T) -> bool {
            self.0.is_stable(value)
        }

        #[inline]
        fn is_branch_free(&self) -> bool {
            self.0.is_branch_free()
        }

        #[inline]
        fn is_interval(&self) -> bool {
            self.0.is_interval()
        }

        #[inline]
        fn normalizes(&self) -> bool {
            self.0.normalizes()
        }

        #[inline]
        fn normalize(&self, value: T) -> T
        where
            T: Sized,
        {
            self.0.normalize(value)
        }

        #[inline]
        fn outcome(
            &self,
            before: &T,
            change: &$crate::rule::change::Change<'_>,
        ) -> $crate::rule::change::Outcome
        where
            T: 'static,
        {
            self.0.outcome(before, change)
        }

        #[inline]
        fn normalize_part(&self, part: &mut dyn core::any::Any)
        where
            T: 'static,
        {
            $crate::Rule::<T>::normalize_part(&self.0, part);
        }
    };
}
pub(crate) use passed_on;

/// The functions of `Rule` that take a text: a rule for any text is one for `str`.
macro_rules! held_text {
    (kind::Text, Held: Text) => {
        #[inline]
        fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
            Some(text.is_none_or(|text| $crate::Rule::<str>::accepts(self, text)))
        }

        #[inline]
        fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
            Some(text.is_none_or(|text| $crate::Rule::<str>::excludes(self, text)))
        }
    };
    ($($other:tt)*) => {};
}
use held_text;

/// The one impl of a rule that checks a value as a whole, for every type that [`Holds`] what the
/// rule is about.
macro_rules! held_rule {
    (
        [$($generics:tt)*] $rule:ty, [$($kind:tt)*],
        |$this:ident, $value:ident| $accepts:expr,
        |$that:ident| $constraint:expr
        $(, stable: |$those:ident, $it:ident| $is_stable:expr)?
        $(, branch_free: |$free:ident| $is_branch_free:expr)?
        $(, interval: $is_interval:literal)?
        $(, { $($more:tt)* })?
    ) => {
        #[diagnostic::do_not_recommend]
        impl<T: $crate::rules::Holds<$($kind)*> + ?Sized, $($generics)*> $crate::Rule<T> for $rule {
            #[inline]
            fn accepts(&self, value: &T) -> bool {
                let $this = self;
                match value.held() {
                    Some($value) => $accepts,
                    None => true,
                }
            }

            #[inline]
            fn excludes(&self, value: &T) -> bool {
                let $this = self;
                match value.held() {
                    Some($value) => {
                        let accepts: bool = $accepts;
                        !accepts
                    }
                    None => true,
                }
            }

            fn constraint(&self) -> $crate::constraint::Constraint {
                let $that = self;
                $constraint
            }

            fn report(&self, value: &T, reporter: &mut $crate::error::Reporter<'_>)
            where
                T: ::core::fmt::Debug,
            {
                if reporter.is_forced() || !self.accepts(value) {
                    let mut wrap = T::WRAP;
                    wrap.option &= value.held().is_some();
                    reporter.reject(self, value, wrap);
                }
            }

            $(
                #[inline]
                fn is_stable(&self, value: &T) -> bool {
                    let $those = self;
                    match value.held() {
                        Some($it) => $is_stable,
                        None => true,
                    }
                }
            )?

            $(
                #[inline]
                fn is_branch_free(&self) -> bool {
                    let $free = self;
                    $is_branch_free
                }
            )?

            $(
                #[inline]
                fn is_interval(&self) -> bool {
                    $is_interval
                }
            )?

            $crate::rules::held_text! { $($kind)* }

            $($($more)*)?
        }
    };
    (
        $generics:tt $rule:ty, $kind:tt, |$this:ident, $value:ident| $accepts:expr,
        $constraint:expr $(, branch_free: |$free:ident| $is_branch_free:expr)?
        $(, { $($more:tt)* })?
    ) => {
        $crate::rules::held_rule! {
            $generics $rule, $kind, |$this, $value| $accepts, |_rule| $constraint
            $(, branch_free: |$free| $is_branch_free)?
            $(, { $($more)* })?
        }
    };
}
use held_rule;
