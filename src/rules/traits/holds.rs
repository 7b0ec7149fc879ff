//! How a value holds what a rule is about: directly, or in an `Option`, a `Secret` or both.
//!
//! Only this file handles `Option` and `Secret`. A rule has one impl, for every type that holds what the
//! rule is about.

use core::marker::PhantomData;

use super::{Collection, Float, Mapping, Number, OwnedText, Sequence, Text, Validate};
use crate::error::Wrap;
use crate::rule::{Rule, all_in_blocks};
use crate::rules::Tuple;
use crate::secret::Secret;

/// A type whose values hold what a rule is about, or nothing.
///
/// `What` is one of the types in [`kind`]. A `T` holds itself. `Option<T>`, `Secret<T>`,
/// `Option<Secret<T>>` and `Secret<Option<T>>` hold a `T` too, which is why a rule for `T` applies to
/// them. A rule accepts a value that holds nothing.
///
/// ```
/// use inbounds::Secret;
/// use inbounds::rules::{Holds, kind::Exactly};
///
/// assert_eq!(Holds::<Exactly<u8>>::held(&7_u8), Some(&7));
/// assert_eq!(Holds::<Exactly<u8>>::held(&None::<u8>), None);
/// assert_eq!(Holds::<Exactly<u8>>::held(&Some(Secret::new(7))), Some(&7));
/// ```
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` holds no `{What}`",
    label = "this rule does not describe values of type `{Self}`"
)]
pub trait Holds<What> {
    /// The type of what is held.
    type Held: ?Sized;

    #[doc(hidden)]
    const WRAP: Wrap;

    /// A type that the compiler can resolve only if this impl applies.
    #[doc(hidden)]
    type Resolved;

    #[doc(hidden)]
    const RESOLVED: Self::Resolved;

    /// Returns what the value holds, if anything.
    ///
    /// ```
    /// use inbounds::rules::{Holds, kind};
    ///
    /// assert_eq!(Holds::<kind::Text>::held(&Some("abc")), Some(&"abc"));
    /// ```
    fn held(&self) -> Option<&Self::Held>;

    /// Whether `rule` accepts what each value holds.
    #[doc(hidden)]
    #[inline]
    fn each_accepted(values: &[Self], rule: &impl Rule<Self::Held>) -> bool
    where
        Self: Sized,
    {
        let accepts = |value: &Self| value.held().is_none_or(|held| rule.accepts(held));
        if rule.is_branch_free() {
            all_in_blocks(values, accepts)
        } else {
            values.iter().all(accepts)
        }
    }

    /// Returns the value with its content changed by `rule`.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    fn map_held(self, _rule: &impl NormalizeHeld<Self::Held>) -> Self
    where
        Self: Sized,
    {
        self
    }
}

/// A rule that changes a value before checking it.
#[doc(hidden)]
pub trait NormalizeHeld<H: ?Sized> {
    fn normalize_held(&self, held: H) -> H
    where
        H: Sized;
}

/// Marks a rule that was resolved to be one for its type. Otherwise an unknown type is in its place, and the
/// compiler reports no further errors about it.
#[derive(Clone, Copy, Debug)]
pub struct Resolved;

impl Resolved {
    /// The limits of the rule.
    #[allow(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "the receiver is what may be of an unknown type"
    )]
    pub const fn of<L>(&self, limits: L) -> L {
        limits
    }
}

/// The things that rules are about: the parameter of [`Holds`].
///
/// ```
/// use inbounds::rules::{Holds, kind};
///
/// fn text<T: Holds<kind::Text>>() {}
/// text::<Option<String>>();
/// ```
pub mod kind {
    use super::PhantomData;

    /// A value of type `U`.
    #[derive(Debug)]
    pub struct Exactly<U: ?Sized>(PhantomData<fn(&U)>);

    /// A value that can be borrowed as `U`. For `str`: any text type that owns its characters.
    #[derive(Debug)]
    pub struct Like<U: ?Sized>(PhantomData<fn(&U)>);

    /// A value that can be compared with an item of type `L`. For `&'static str`: any text type.
    #[derive(Debug)]
    pub struct Item<L>(PhantomData<fn(&L)>);

    macro_rules! kinds {
        ($($(#[$doc:meta])* $kind:ident;)*) => {$(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $kind {}
        )*};
    }

    kinds! {
        /// A [`Text`](crate::rules::Text).
        Text;
        /// A [`Collection`](crate::rules::Collection).
        Collection;
        /// A [`Sequence`](crate::rules::Sequence).
        Sequence;
        /// A [`Mapping`](crate::rules::Mapping).
        Mapping;
        /// A [`Tuple`](crate::rules::Tuple).
        Tuple;
        /// A [`Number`](crate::rules::Number).
        Number;
        /// A [`Float`](crate::rules::Float).
        Float;
        /// A type that implements [`Validate`](crate::rules::Validate): the [`Fields`](crate::Fields) of a
        /// validated struct, or another one.
        Fields;
        /// An `Option`.
        Optional;
    }
}

macro_rules! holds {
    ($([$($bare:tt)*] [$($wrapped:tt)*] $kind:ty: $type:ty => $held:ty, |$value:ident| $view:expr
        $(, |$rule:ident| $normalize:expr)? $(, $each_accepted:ident)?;)*) => {$(
        holds! { @ [$($bare)*] $kind: $type => $held, false false,
            |this| { let $value = this; Some($view) }
            $(, |$rule| { let $value = this; $normalize })? $(, $each_accepted)? }
        holds! { @ [$($wrapped)*] $kind: Option<$type> => $held, true false,
            |this| this.as_ref().map(|$value| $view)
            $(, |$rule| this.map(|$value| $normalize))? }
        holds! { @ [$($wrapped)*] $kind: Secret<$type> => $held, false true,
            |this| { let $value = this.expose(); Some($view) }
            $(, |$rule| { let $value = this.into_inner(); Secret::new($normalize) })? }
        holds! { @ [$($wrapped)*] $kind: Option<Secret<$type>> => $held, true true,
            |this| this.as_ref().map(|secret| { let $value = secret.expose(); $view })
            $(, |$rule| this.map(|secret| { let $value = secret.into_inner(); Secret::new($normalize) }))? }
        holds! { @ [$($wrapped)*] $kind: Secret<Option<$type>> => $held, false true,
            |this| this.expose().as_ref().map(|$value| $view)
            $(, |$rule| Secret::new(this.into_inner().map(|$value| $normalize)))? }
    )*};
    (@ [$($generics:tt)*] $kind:ty: $type:ty => $held:ty, $option:literal $secret:literal,
        |$this:ident| $view:expr $(, |$rule:ident| $normalize:expr)? $(, $each_accepted:ident)?) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Holds<$kind> for $type {
            type Held = $held;

            const WRAP: Wrap = Wrap { option: $option, secret: $secret };

            type Resolved = Resolved;

            const RESOLVED: Resolved = Resolved;

            #[inline]
            fn held(&self) -> Option<&$held> {
                let $this = self;
                $view
            }

            $(
                #[inline]
                fn map_held(self, $rule: &impl NormalizeHeld<$held>) -> Self
                where
                    Self: Sized,
                {
                    let $this = self;
                    $normalize
                }
            )?

            $(
                #[inline]
                fn $each_accepted(values: &[Self], rule: &impl Rule<Self>) -> bool
                where
                    Self: Sized,
                {
                    rule.accepts_all(values)
                }
            )?
        }
    };
}

holds! {
    [U: ?Sized] [U] kind::Exactly<U>: U => U, |value| value, |rule| rule.normalize_held(value),
        each_accepted;
    [U: ?Sized] [U] kind::Like<U>: U => U, |value| value;
    [X: OwnedText] [X: OwnedText] kind::Like<str>: X => str, |value| value.text();
    [U: PartialEq] [U: PartialEq] kind::Item<U>: U => U, |value| value;
    [X: OwnedText] [X: OwnedText] kind::Item<&'static str>: X => str, |value| value.text();
    [T: Text + ?Sized] [T: Text] kind::Text: T => T, |value| value;
    [T: Collection + ?Sized] [T: Collection] kind::Collection: T => T, |value| value;
    [T: Sequence + ?Sized] [T: Sequence] kind::Sequence: T => T, |value| value,
        |rule| rule.normalize_held(value);
    [T: Mapping + ?Sized] [T: Mapping] kind::Mapping: T => T, |value| value,
        |rule| rule.normalize_held(value);
    [T: Tuple] [T: Tuple] kind::Tuple: T => T, |value| value, |rule| rule.normalize_held(value);
    [T: Number] [T: Number] kind::Number: T => T, |value| value;
    [T: Float] [T: Float] kind::Float: T => T, |value| value;
    [V: Validate] [V: Validate] kind::Fields: V => V, |value| value, |rule| rule.normalize_held(value);
}

holds! { @ [T] kind::Optional: Option<T> => Option<T>, false false,
|this| Some(this), |rule| rule.normalize_held(this) }
holds! { @ [T] kind::Optional: Secret<Option<T>> => Option<T>, false true,
|this| Some(this.expose()), |rule| Secret::new(rule.normalize_held(this.into_inner())) }
