//! What is asked of a rule at compile time, in const items.
//!
//! Trait functions are not const, so what can be asked are inherent functions of concrete types:
//! a rule gives its `limits()`, and [`Judge`] has the answers about them.

use core::marker::PhantomData;
use core::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use crate::rules::{Chars, Custom, Len, OneOf, Satisfies};

mod judge;
mod literal;
mod promise;

use judge::{Bounds, Counts, Listed, Opaque};

pub use judge::{Judge, ProbeKnown, ProbeUnknown, kind_of, probe};
pub use literal::{Integer, literals_fit};
pub use promise::{Copied, IsCopy, IsNotCopy, Policy, Promise};

/// A rule beside the type that it is declared for, in a const item.
pub struct Check<T, R> {
    rule: R,
    of: PhantomData<fn(&T)>,
}

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
    note = "a rule of your own type stands in `rule(..)`"
)]
pub trait Typed<T: ?Sized> {}

/// What the rule says of its limits, for [`Judge`].
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
    [T: ?Sized, P] Satisfies<T, P>, Opaque, |_r| Opaque;
    [T: ?Sized, R] Custom<T, R>, Opaque, |_r| Opaque;
}

/// A rule for a type types the option of that type too.
macro_rules! typed {
    ($([$($generics:tt)*] $rule:ty: $value:ty;)*) => {$(
        impl<$($generics)*> Typed<$value> for $rule {}
        impl<$($generics)*> Typed<Option<$value>> for $rule {}
    )*};
}

typed! {
    [T] RangeInclusive<T>: T;
    [T] Range<T>: T;
    [T] RangeFrom<T>: T;
    [T] RangeToInclusive<T>: T;
    [T] RangeTo<T>: T;
    [T, const N: usize] OneOf<T, N>: T;
    [const N: usize] OneOf<&'static str, N>: String;
    [const N: usize] OneOf<&'static str, N>: Box<str>;
    ['a, const N: usize] OneOf<&'static str, N>: Cow<'a, str>;
    [const N: usize] OneOf<&'static str, N>: Rc<str>;
    [const N: usize] OneOf<&'static str, N>: Arc<str>;
}

impl<V, T: ?Sized, P> Typed<V> for Satisfies<T, P> {}
impl<V, T: ?Sized, R> Typed<V> for Custom<T, R> {}
impl<V, R: Typed<usize>> Typed<V> for Chars<R> {}
impl<V, R: Typed<usize>> Typed<V> for Len<R> {}

/// The five forms again, around a length.
macro_rules! length_limits {
    ($($rule:ident)*) => {$(
        limits! {
            [] $rule<RangeInclusive<usize>>, Counts<'_>,
                |r| Counts(Bounds::new(Some(r.0.start()), Some(r.0.end()), true));
            [] $rule<Range<usize>>, Counts<'_>,
                |r| Counts(Bounds::new(Some(&r.0.start), Some(&r.0.end), false));
            [] $rule<RangeFrom<usize>>, Counts<'_>,
                |r| Counts(Bounds::new(Some(&r.0.start), None, true));
            [] $rule<RangeToInclusive<usize>>, Counts<'_>,
                |r| Counts(Bounds::new(None, Some(&r.0.end), true));
            [] $rule<RangeTo<usize>>, Counts<'_>,
                |r| Counts(Bounds::new(None, Some(&r.0.end), false));
        }
    )*};
}

length_limits! { Chars Len }
