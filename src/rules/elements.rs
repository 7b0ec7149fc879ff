//! A rule for each element of a tuple.

use alloc::{vec, vec::Vec};
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Holds, NormalizeHeld, kind, tuples};

/// The rule that [`elements`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Elements};
///
/// let rule: Elements<_> = elements((0..=9, ascii()));
/// assert!(rule.accepts(&(7, "a")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Elements<R>(pub(crate) R);

/// Accepts a tuple if each element is accepted by the rule in its place.
///
/// It takes a tuple of up to eight rules, one for each element. For an element without a rule, use
/// [`unchecked`](super::unchecked()). A violation names the element.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Setting {
///         entry: (String, u8) in elements((chars(1..=8), ..=100)),
///         corners: Vec<(i8, i8)> in each(elements((-9..=9, -9..=9))),
///     }
/// }
///
/// assert!(Setting::new(("volume".to_owned(), 60), vec![(1, 2)]).is_ok());
/// assert_eq!(
///     Setting::new((String::new(), 160), vec![(1, 20)]).unwrap_err().to_string(),
///     "entry.0: \"\" is not 1..=8 characters long\n\
///      entry.1: 160 is not at most 100\n\
///      corners[0].1: 20 is not within -9..=9",
/// );
/// ```
pub const fn elements<R>(rules: R) -> Elements<R> {
    Elements(rules)
}

/// A tuple of up to eight elements, for [`elements`].
///
/// ```
/// use inbounds::rules::Tuple;
///
/// fn tuple<T: Tuple>() {}
/// tuple::<(u8, String)>();
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is not a tuple of up to eight elements")]
pub trait Tuple: private::Tuple {}

impl<T: private::Tuple> Tuple for T {}

/// A tuple with one element for each rule of `R`, each of which is a rule for its element.
#[doc(hidden)]
pub trait Elementwise<R>: Sized {
    fn accepts(&self, rules: &R) -> bool;
    fn constraints(rules: &R) -> Vec<Constraint>;
    fn report(&self, rules: &R, reporter: &mut Reporter<'_>);
    fn is_stable(&self, rules: &R) -> bool;
    fn normalizes(rules: &R) -> bool;
    #[must_use]
    fn normalize(self, rules: &R) -> Self;
}

mod private {
    /// Implemented for nothing else, so that a rule for tuples is for no other type.
    pub trait Tuple {}
}

#[diagnostic::do_not_recommend]
impl<C, R> Rule<C> for Elements<R>
where
    C: Holds<kind::Tuple, Held: Elementwise<R>> + ?Sized,
{
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        value.held().is_none_or(|tuple| tuple.accepts(&self.0))
    }

    #[inline]
    fn excludes(&self, value: &C) -> bool {
        value.held().is_none() || !self.accepts(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Elements(C::Held::constraints(&self.0))
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>)
    where
        C: Debug,
    {
        if reporter.is_forced() {
            return reporter.reject(self, value, C::WRAP);
        }
        if let Some(tuple) = value.held() {
            reporter.within(C::WRAP, |reporter| tuple.report(&self.0, reporter));
        }
    }

    #[inline]
    fn is_stable(&self, value: &C) -> bool {
        value.held().is_none_or(|tuple| tuple.is_stable(&self.0))
    }

    #[inline]
    fn normalizes(&self) -> bool {
        C::Held::normalizes(&self.0)
    }

    #[inline]
    fn normalize(&self, value: C) -> C
    where
        C: Sized,
    {
        value.map_held(self)
    }
}

impl<H: Elementwise<R>, R> NormalizeHeld<H> for Elements<R> {
    #[inline]
    fn normalize_held(&self, held: H) -> H {
        held.normalize(&self.0)
    }
}

/// `RA` is the rule of the element `A`.
macro_rules! elementwise {
    ($($type:ident $i:tt),*) => {
        impl<$($type),*> private::Tuple for ($($type,)*) {}

        crate::__private::paste! {
            impl<$($type: Debug, [<R $type>]: Rule<$type>),*> Elementwise<($([<R $type>],)*)>
                for ($($type,)*)
            {
                #[inline]
                fn accepts(&self, rules: &($([<R $type>],)*)) -> bool {
                    $(rules.$i.accepts(&self.$i))&&*
                }

                fn constraints(rules: &($([<R $type>],)*)) -> Vec<Constraint> {
                    vec![$(rules.$i.constraint()),*]
                }

                fn report(&self, rules: &($([<R $type>],)*), reporter: &mut Reporter<'_>) {
                    $(reporter.at_declared_field(stringify!($i), |reporter| {
                        rules.$i.report(&self.$i, reporter);
                    });)*
                }

                #[inline]
                fn is_stable(&self, rules: &($([<R $type>],)*)) -> bool {
                    $(rules.$i.is_stable(&self.$i))&&*
                }

                #[inline]
                fn normalizes(rules: &($([<R $type>],)*)) -> bool {
                    $(rules.$i.normalizes())||*
                }

                #[inline]
                fn normalize(self, rules: &($([<R $type>],)*)) -> Self {
                    ($(rules.$i.normalize(self.$i),)*)
                }
            }
        }
    };
}

tuples! { elementwise }
