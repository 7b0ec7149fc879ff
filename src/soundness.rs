//! What is known of a rule at compile time, in const items: whether it accepts any value, whether its
//! literals fit the type of the field, whether it accepts the default.
//!
//! Trait functions are not const, so what is called are inherent functions of concrete types: a
//! rule gives its `limits()`, and an [`Analysis`](analysis::Analysis) of them has the results.
//!
//! | file | what it holds |
//! |---|---|
//! | `soundness.rs` | [`Check`]: a rule beside the type that it is declared for, and its limits |
//! | `analysis.rs` | what can be computed from the limits of a rule |
//! | `child.rs` | the same for a rule inside of a rule |
//! | `obligation.rs` | the results as trait bounds, so that an error is at the user's token |

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{borrow::Cow, boxed::Box, rc::Rc, string::String};
use core::marker::PhantomData;
use core::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

#[cfg(feature = "email")]
use crate::rules::Email;
#[cfg(feature = "unicode")]
use crate::rules::Graphemes;
#[cfg(feature = "regex")]
use crate::rules::Matches;
#[cfg(feature = "url")]
use crate::rules::Url;
#[cfg(feature = "uuid")]
use crate::rules::Uuid;
use crate::rules::{
    Above, AllOf, Alphanumeric, AnyOf, Ascii, Bytes, Chars, Contains, Custom, Dynamic, Each,
    EndsWith, Finite, Ip, Ipv4, Ipv6, Keys, Len, Lowercase, Mapping, MultipleOf, Negative, Not,
    OneOf, Positive, Required, Satisfies, Sequence, SomeOf, StartsWith, Trimmed, Unique, Uppercase,
    Utf16, Valid, Values, WithMessage, tuples,
};

mod analysis;
mod child;
mod obligation;

use analysis::{Bounds, Child, Counts, Listed, Opaque, Step};

use crate::constraint::Unit;

pub use analysis::{ProbeKnown, ProbeUnknown, analyze, kind_of, probe};
pub use obligation::{
    Choose, Chosen, Copied, CopiedFor, CountsCopies, IsNoTracker, IsTracker, Pick,
};

/// A rule beside the type that it is declared for, in a const item.
pub struct Check<T, R> {
    rule: R,
    of: PhantomData<fn(&T)>,
}

// A function of the type, not a free one: of that, the compiler would blame the `_` in its path.
impl<T, R: Typed<T>> Check<T, R> {
    pub const fn new(rule: R) -> Self {
        Check {
            rule,
            of: PhantomData,
        }
    }
}

/// What types the bare literals of a rule for `T`.
///
/// Weaker than [`Rule`](crate::Rule), so that a rule for another type is told once, where it is
/// asked, and not once more where it is checked.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule for a field of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "a rule of your own type stands in `custom(..)`"
)]
pub trait Typed<T: ?Sized> {}

/// What the rule says of its limits, for [`Analysis`].
macro_rules! limits {
    ($([$($generics:tt)*] $rule:ty, $limits:ty, |$this:ident| $make:expr;)*) => {$(
        impl<V, $($generics)*> Check<V, $rule> {
            pub const fn limits(&self) -> $limits {
                let $this = &self.rule;
                $make
            }
        }
    )*};
}

limits! {
    [T] RangeInclusive<T>, Bounds<'_, T>, |r| Bounds::new(Some(r.start()), Some(r.end()), true);
    [T] Range<T>, Bounds<'_, T>, |r| Bounds::new(Some(&r.start), Some(&r.end), false);
    [T] RangeFrom<T>, Bounds<'_, T>, |r| Bounds::new(Some(&r.start), None, true);
    [T] RangeToInclusive<T>, Bounds<'_, T>, |r| Bounds::new(None, Some(&r.end), true);
    [T] RangeTo<T>, Bounds<'_, T>, |r| Bounds::new(None, Some(&r.end), false);
    [T, const N: usize] OneOf<T, N>, Listed<'_, T>, |r| Listed(&r.0);
    [T] Above<T>, Bounds<'_, T>, |r| Bounds::above(&r.0);
    [T] MultipleOf<T>, Step<'_, T>, |r| Step(&r.0);
    [R] Not<R>, Opaque, |_r| Opaque;
    [R] AllOf<R>, Opaque, |_r| Opaque;
    [R] WithMessage<R>, Opaque, |_r| Opaque;
    [R] Each<R>, Child<'_, R>, |r| Child(&r.0);
    [R] Keys<R>, Child<'_, R>, |r| Child(&r.0);
    [R] Values<R>, Child<'_, R>, |r| Child(&r.0);
    [R] SomeOf<R>, Child<'_, R>, |r| Child(&r.0);
    [T: ?Sized, P] Satisfies<T, P>, Opaque, |_r| Opaque;
    [T: ?Sized, R] Custom<T, R>, Opaque, |_r| Opaque;
    [R] AnyOf<R>, Opaque, |_r| Opaque;
    [F] Dynamic<F>, Opaque, |_r| Opaque;
    [R] Chars<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Chars);
    [R] Bytes<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Bytes);
    [R] Utf16<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Utf16);
    [R] Len<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Items);
}

#[cfg(feature = "unicode")]
limits! { [R] Graphemes<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Graphemes); }

/// Rules without parameters, and those that no limit can make empty.
macro_rules! unlimited {
    ($($(#[$cfg:meta])* [$($generics:tt)*] $rule:ty;)*) => {$(
        $(#[$cfg])*
        limits! { [$($generics)*] $rule, Opaque, |_r| Opaque; }
        $(#[$cfg])*
        impl<V, $($generics)*> Typed<V> for $rule {}
    )*};
}

unlimited! {
    [] Finite; [] Positive; [] Negative; [] Required; [] Unique; [] Valid;
    [] Ascii; [] Alphanumeric; [] Lowercase; [] Uppercase; [] Trimmed;
    [] StartsWith; [] EndsWith; [] Contains; [] Ip; [] Ipv4; [] Ipv6;
    #[cfg(feature = "email")] [] Email;
    #[cfg(feature = "regex")] [P] Matches<P>;
    #[cfg(feature = "url")] [] Url;
    #[cfg(feature = "uuid")] [] Uuid;
}

macro_rules! tuple {
    ($($rule:ident $i:tt),*) => {
        limits! { [$($rule),*] ($($rule,)*), Opaque, |_r| Opaque; }
        impl<V, $($rule: Typed<V>),*> Typed<V> for ($($rule,)*) {}
    };
}
tuples! { tuple }

/// A rule for a type types the option of that type too.
macro_rules! typed {
    ($([$($generics:tt)*] $rule:ty: $value:ty;)*) => {$(
        impl<$($generics)*> Typed<$value> for $rule {}
        impl<$($generics)*> Typed<Option<$value>> for $rule {}
        impl<$($generics)*> Typed<crate::Secret<$value>> for $rule {}
        impl<$($generics)*> Typed<Option<crate::Secret<$value>>> for $rule {}
    )*};
}

typed! {
    [T] RangeInclusive<T>: T;
    [T] Range<T>: T;
    [T] RangeFrom<T>: T;
    [T] RangeToInclusive<T>: T;
    [T] RangeTo<T>: T;
    [T] Above<T>: T;
    [T] MultipleOf<T>: T;
    [T, const N: usize] OneOf<T, N>: T;
    [const N: usize] OneOf<&'static str, N>: String;
    [const N: usize] OneOf<&'static str, N>: Box<str>;
    ['a, const N: usize] OneOf<&'static str, N>: Cow<'a, str>;
    [const N: usize] OneOf<&'static str, N>: Rc<str>;
}
#[cfg(target_has_atomic = "ptr")]
typed! { [const N: usize] OneOf<&'static str, N>: Arc<str>; }

impl<V, T: ?Sized, P> Typed<V> for Satisfies<T, P> {}
impl<V, T: ?Sized, R> Typed<V> for Custom<T, R> {}
impl<V, R: Typed<V>> Typed<V> for Not<R> {}
impl<V, R: Typed<V>> Typed<V> for AllOf<R> {}
impl<V, R: Typed<V>> Typed<V> for AnyOf<R> {}
impl<V, R: Typed<V>> Typed<V> for WithMessage<R> {}
impl<V, R: Typed<V>, F: Fn() -> R> Typed<V> for Dynamic<F> {}
impl<V, R: Typed<V>> Typed<Option<V>> for SomeOf<R> {}
impl<C: Sequence, R: Typed<C::Element>> Typed<C> for Each<R> {}
impl<C: Sequence, R: Typed<C::Element>> Typed<Option<C>> for Each<R> {}
impl<C: Mapping, R: Typed<C::Key>> Typed<C> for Keys<R> {}
impl<C: Mapping, R: Typed<C::Key>> Typed<Option<C>> for Keys<R> {}
impl<C: Mapping, R: Typed<C::Value>> Typed<C> for Values<R> {}
impl<C: Mapping, R: Typed<C::Value>> Typed<Option<C>> for Values<R> {}
impl<V, R: Typed<usize>> Typed<V> for Bytes<R> {}
impl<V, R: Typed<usize>> Typed<V> for Utf16<R> {}
#[cfg(feature = "unicode")]
impl<V, R: Typed<usize>> Typed<V> for Graphemes<R> {}
impl<V, R: Typed<usize>> Typed<V> for Chars<R> {}
impl<V, R: Typed<usize>> Typed<V> for Len<R> {}
