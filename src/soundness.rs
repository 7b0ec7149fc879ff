//! Compile-time checks: whether a rule accepts any value, and the default of its field.
//!
//! Functions of traits are not const, so these are inherent functions of concrete types: a rule
//! returns its `limits()`, and an [`Analysis`](analysis::Analysis) of them computes the results.
//!
//! | file | what it holds |
//! |---|---|
//! | `soundness.rs` | [`Check`]: a rule with the type that it is declared for, and its limits |
//! | `analysis.rs` | what can be computed from the limits of a rule |
//! | `child.rs` | the same for a rule inside a rule |
//! | `obligation.rs` | the results as trait bounds, so that an error is at the user's token |

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
    Above, AllOf, Alphanumeric, AnyOf, Ascii, Bytes, Chars, Contains, Custom, Distinct, Dynamic,
    Each, Elements, EndsWith, Finite, Holds, Ip, Ipv4, Ipv6, Keys, Len, Lowercase, Mapping,
    MultipleOf, Negative, Not, OneOf, Positive, Required, Resolved, Satisfies, Sequence, SomeOf,
    StartsWith, Trimmed, Unchecked, Unique, UniqueByEq, Uppercase, Utf16, Valid, Values,
    WithMessage, kind, tuples,
};

mod analysis;
mod child;
mod obligation;

use analysis::{Bounds, Child, Counts, Listed, Opaque, Side, Step};

use crate::constraint::Unit;

pub use analysis::{ProbeKnown, ProbeUnknown, analyze, kind_of, probe};
#[cfg(feature = "std")]
pub use obligation::{CellOf, UnrecordedCellOf, copied, copied_enum, left_out, shared};
pub use obligation::{Choose, Chosen, CountsCopies, IsNoTracker, IsTracker, Pick};

/// A rule with the type that it is declared for, in a const item.
pub struct Check<V, R, K> {
    rule: R,
    /// Of a known type only if the rule is one for `V`.
    pub resolved: K,
    of: PhantomData<fn(&V)>,
}

// An associated function, because the compiler would report the `_` in the path of a free function.
impl<V, R, K> Check<V, R, K> {
    /// The rule of the field of `S` that `M` reads.
    pub const fn new<S, M>(_reader: &M, rule: R) -> Self
    where
        R: Typed<V, S, M, Resolved = K>,
    {
        Check {
            rule,
            resolved: R::RESOLVED,
            of: PhantomData,
        }
    }
}

/// Gives the literals of a rule for `V` their types. `M` reads a field of `S`: the message has their names.
///
/// A range for another type is reported here, because its literals have no type. `Resolved` is then unknown, and
/// so are the types that its methods return, about which the compiler reports no further errors. Most other rules
/// are `Typed` for every type. If they are of the wrong type, that is reported where the field requires a
/// [`Rule`](crate::Rule).
#[diagnostic::on_unimplemented(
    message = "`{S}`: `{Self}` is not a rule for a field of type `{V}`",
    label = "this rule does not describe values of type `{V}`",
    note = "the field is read by `{M}`",
    note = "ranges are for numbers, chars and whatever else is ordered, with bounds of the same type: `0.0..=1.0` for `f64`",
    note = "`chars(..)` is for text, `len(..)` for collections, `each(..)` for their elements",
    note = "`elements((..))` is for tuples, with one rule for each element",
    note = "`unique()` is for elements that are `Hash + Eq`; for others there is `unique_by_eq()`",
    note = "a custom rule is wrapped in `custom(..)`"
)]
pub trait Typed<V: ?Sized, S, M> {
    type Resolved;
    const RESOLVED: Self::Resolved;
}

/// Rules for the type `$value`, if a part of the rule is a rule for the type `$of`.
macro_rules! typed {
    ($([$($generics:tt)*] $rule:ty: $value:ty $(, $part:ident: $of:ty)?;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<S, M, $($generics)*> Typed<$value, S, M> for $rule {
            typed! { @ $($part: $of)? }
        }
    )*};
    (@) => {
        type Resolved = Resolved;
        const RESOLVED: Resolved = Resolved;
    };
    (@ $part:ident: $of:ty) => {
        type Resolved = <$part as Typed<$of, S, M>>::Resolved;
        const RESOLVED: Self::Resolved = <$part as Typed<$of, S, M>>::RESOLVED;
    };
}

/// Rules for types that hold a `$kind`.
macro_rules! typed_by_value {
    ($([$($generics:tt)*] $rule:ty: $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V: Holds<$kind>, S, M, $($generics)*> Typed<V, S, M> for $rule {
            type Resolved = <V as Holds<$kind>>::Resolved;
            const RESOLVED: Self::Resolved = <V as Holds<$kind>>::RESOLVED;
        }
    )*};
}

typed_by_value! {
    [T] RangeInclusive<T>: kind::Exactly<T>;
    [T] Range<T>: kind::Exactly<T>;
    [T] RangeFrom<T>: kind::Exactly<T>;
    [T] RangeToInclusive<T>: kind::Exactly<T>;
    [T] RangeTo<T>: kind::Exactly<T>;
    [T] Above<T>: kind::Exactly<T>;
    [T] MultipleOf<T>: kind::Exactly<T>;
    [T, const N: usize] OneOf<T, N>: kind::Item<T>;
}

typed! {
    [V] Positive: V;
    [V] Negative: V;
    [V, R: Typed<usize, S, M>] Chars<R>: V;
    [V, R: Typed<usize, S, M>] Bytes<R>: V;
    [V, R: Typed<usize, S, M>] Utf16<R>: V;
    [V, R: Typed<usize, S, M>] Len<R>: V;
    [V, T: ?Sized, P] Satisfies<T, P>: V;
    [V, T: ?Sized, R] Custom<T, R>: V;
    [V] Unchecked: V;
    [V, R: Typed<V, S, M>] Not<R>: V, R: V;
    [V, R: Typed<V, S, M>] AllOf<R>: V, R: V;
    [V, R: Typed<V, S, M>] AnyOf<R>: V, R: V;
    [V, R: Typed<V, S, M>] WithMessage<R>: V, R: V;
    [V, R: Typed<V, S, M>, F: Fn() -> R] Dynamic<F>: V, R: V;
    [C: Holds<kind::Optional, Held = Option<V>>, V, R: Typed<V, S, M>] SomeOf<R>: C, R: V;
    [
        C: Holds<kind::Sequence, Held: Sequence>,
        R: Typed<<C::Held as Sequence>::Element, S, M>
    ] Each<R>: C, R: <C::Held as Sequence>::Element;
    [
        C: Holds<kind::Mapping, Held: Mapping>,
        R: Typed<<C::Held as Mapping>::Key, S, M>
    ] Keys<R>: C, R: <C::Held as Mapping>::Key;
    [
        C: Holds<kind::Mapping, Held: Mapping>,
        R: Typed<<C::Held as Mapping>::Value, S, M>
    ] Values<R>: C, R: <C::Held as Mapping>::Value;
}

/// A tuple whose elements have the types of the rules of `R`, as far as their literals show.
#[doc(hidden)]
pub trait TypedElements<R, S, M> {}

#[diagnostic::do_not_recommend]
impl<C: Holds<kind::Tuple, Held: TypedElements<R, S, M>>, R, S, M> Typed<C, S, M> for Elements<R> {
    type Resolved = Resolved;
    const RESOLVED: Resolved = Resolved;
}

#[cfg(feature = "unicode")]
typed! { [V, R: Typed<usize, S, M>] Graphemes<R>: V; }

#[diagnostic::do_not_recommend]
impl<C, S, M, By> Typed<C, S, M> for Unique<By>
where
    C: Holds<kind::Sequence, Held: Sequence<Element: Distinct<By>>>,
{
    type Resolved = Resolved;
    const RESOLVED: Resolved = Resolved;
}

/// The limits of the rule, for [`Analysis`](analysis::Analysis): `limits` for primitive fields and
/// `String`, `deep_limits` for all others, which may contain other values.
macro_rules! limits {
    ($([$($generics:tt)*] $rule:ty, $limits:ty, |$this:ident| $make:expr;)*) => {$(
        impl<V, K, $($generics)*> Check<V, $rule, K> {
            pub const fn limits(&self) -> $limits {
                let $this = &self.rule;
                $make
            }

            pub const fn deep_limits(&self) -> $limits {
                self.limits()
            }
        }
    )*};
}

/// Rules for the content of a value. A primitive has none, which is reported where the rule is
/// required.
macro_rules! inner {
    ($($rule:ident)*) => {$(
        impl<V, K, R> Check<V, $rule<R>, K> {
            pub const fn limits(&self) -> Opaque {
                Opaque
            }

            pub const fn deep_limits(&self) -> Child<'_, R> {
                Child(&self.rule.0)
            }
        }
    )*};
}
inner! { Each Keys Values SomeOf }

limits! {
    [T] RangeInclusive<T>, Bounds<'_, T>, |r| Bounds::new(Some(r.start()), Some(r.end()), true);
    [T] Range<T>, Bounds<'_, T>, |r| Bounds::new(Some(&r.start), Some(&r.end), false);
    [T] RangeFrom<T>, Bounds<'_, T>, |r| Bounds::new(Some(&r.start), None, true);
    [T] RangeToInclusive<T>, Bounds<'_, T>, |r| Bounds::new(None, Some(&r.end), true);
    [T] RangeTo<T>, Bounds<'_, T>, |r| Bounds::new(None, Some(&r.end), false);
    [T, const N: usize] OneOf<T, N>, Listed<'_, T>, |r| Listed(&r.0);
    [T] Above<T>, Bounds<'_, T>, |r| Bounds::above(&r.0);
    [T] MultipleOf<T>, Step<'_, T>, |r| Step(&r.0);
    [] Positive, Side<V>, |_r| Side::POSITIVE;
    [] Negative, Side<V>, |_r| Side::NEGATIVE;
    [R] Not<R>, Opaque, |_r| Opaque;
    [R] AllOf<R>, Opaque, |_r| Opaque;
    [R] WithMessage<R>, Opaque, |_r| Opaque;
    [T: ?Sized, P] Satisfies<T, P>, Opaque, |_r| Opaque;
    [T: ?Sized, R] Custom<T, R>, Opaque, |_r| Opaque;
    [] Unchecked, Opaque, |_r| Opaque;
    [R] AnyOf<R>, Opaque, |_r| Opaque;
    [F] Dynamic<F>, Opaque, |_r| Opaque;
    [R] Elements<R>, Opaque, |_r| Opaque;
    [By] Unique<By>, Opaque, |_r| Opaque;
    [R] Chars<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Chars);
    [R] Bytes<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Bytes);
    [R] Utf16<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Utf16);
    [R] Len<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Items);
}
#[cfg(feature = "unicode")]
limits! { [R] Graphemes<R>, Counts<'_, R>, |r| Counts(&r.0, Unit::Graphemes); }

/// Rules for every type, without parameters that could make them accept nothing.
macro_rules! unlimited {
    ($($(#[$cfg:meta])* [$($generics:tt)*] $rule:ty;)*) => {$(
        $(#[$cfg])*
        limits! { [$($generics)*] $rule, Opaque, |_r| Opaque; }
        $(#[$cfg])*
        typed! { [V, $($generics)*] $rule: V; }
    )*};
}

unlimited! {
    [] Finite; [] Required; [] UniqueByEq; [] Valid;
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
        typed! { [V, $($rule: Typed<V, S, M>),*] ($($rule,)*): V; }

        crate::__private::paste! {
            impl<S, M, $($rule, [<R $rule>]: Typed<$rule, S, M>),*> TypedElements<($([<R $rule>],)*), S, M>
                for ($($rule,)*)
            {
            }
        }
    };
}
tuples! { tuple }
