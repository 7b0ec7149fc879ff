//! Alternative rules.

use alloc::{vec, vec::Vec};
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::tuples;

/// The rule that [`any_of`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::AnyOf};
///
/// let rule: AnyOf<_> = any_of((0..=9, 90..=99));
/// assert!(rule.accepts(&95));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AnyOf<R>(pub(crate) R);

/// Accepts the values that at least one of a tuple of up to eight rules accepts.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Server {
///         port: u16 in any_of((one_of([80, 443]), 1024..)),
///     }
/// }
///
/// assert!(Server::new(443).is_ok());
/// assert_eq!(
///     Server::new(81).unwrap_err().to_string(),
///     "port: 81 must be one of 80, 443 or at least 1024",
/// );
/// ```
pub const fn any_of<R>(rules: R) -> AnyOf<R> {
    AnyOf(rules)
}

/// A tuple of rules, for [`any_of`].
///
/// ```
/// use inbounds::rules::Alternatives;
///
/// assert!((0..=9, 90..=99).one_accepts(&95));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tuple of rules for values of type `{T}`",
    note = "`any_of((a, b))` takes a tuple of up to eight rules"
)]
pub trait Alternatives<T: ?Sized> {
    /// Returns whether one of the rules accepts `value`.
    ///
    /// ```
    /// assert!(!inbounds::rules::Alternatives::one_accepts(&(0..=9, 90..=99), &10));
    /// ```
    fn one_accepts(&self, value: &T) -> bool;

    /// Returns whether each of the rules excludes `value`.
    ///
    /// ```
    /// assert!(inbounds::rules::Alternatives::each_excludes(&(0..=9, 90..=99), &10));
    /// ```
    fn each_excludes(&self, value: &T) -> bool;

    /// Returns the rules as data.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Alternatives::<u8>::constraints(&(0..=9, 90..=99)).len(), 2);
    /// ```
    fn constraints(&self) -> Vec<Constraint>;

    /// Reports that `rule` rejects the value, through the first of the rules.
    #[doc(hidden)]
    fn report_first(&self, rule: &impl Rule<T>, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug;

    #[doc(hidden)]
    fn one_accepts_text(&self, text: Option<&str>) -> Option<bool>;

    #[doc(hidden)]
    fn each_excludes_text(&self, text: Option<&str>) -> Option<bool>;

    #[doc(hidden)]
    fn are_stable(&self, value: &T) -> bool;

    #[doc(hidden)]
    fn are_branch_free(&self) -> bool;

    #[doc(hidden)]
    fn normalize(&self) -> bool;

    #[doc(hidden)]
    fn normalized(&self, value: T) -> T
    where
        T: Sized;
}

impl<T: ?Sized, R: Alternatives<T>> Rule<T> for AnyOf<R> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.0.one_accepts(value)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        self.0.each_excludes(value)
    }

    #[inline]
    fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
        self.0.one_accepts_text(text)
    }

    #[inline]
    fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
        self.0.each_excludes_text(text)
    }

    fn constraint(&self) -> Constraint {
        Constraint::AnyOf(self.0.constraints())
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        if reporter.is_forced() || !self.accepts(value) {
            self.0.report_first(self, value, reporter);
        }
    }

    #[inline]
    fn is_stable(&self, value: &T) -> bool {
        self.0.are_stable(value)
    }

    #[inline]
    fn is_branch_free(&self) -> bool {
        self.0.are_branch_free()
    }

    #[inline]
    fn normalizes(&self) -> bool {
        self.0.normalize()
    }

    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        self.0.normalized(value)
    }
}

macro_rules! alternatives {
    ($($rule:ident $i:tt),*) => {
        impl<T: ?Sized, $($rule: Rule<T>),*> Alternatives<T> for ($($rule,)*) {
            #[inline]
            fn one_accepts(&self, value: &T) -> bool {
                $(self.$i.accepts(value))||*
            }

            #[inline]
            fn each_excludes(&self, value: &T) -> bool {
                $(self.$i.excludes(value))&&*
            }

            #[inline]
            #[allow(clippy::needless_question_mark, reason = "of one rule only")]
            fn one_accepts_text(&self, text: Option<&str>) -> Option<bool> {
                Some($(self.$i.accepts_text(text)?)||*)
            }

            #[inline]
            #[allow(clippy::needless_question_mark, reason = "of one rule only")]
            fn each_excludes_text(&self, text: Option<&str>) -> Option<bool> {
                Some($(self.$i.excludes_text(text)?)&&*)
            }

            fn constraints(&self) -> Vec<Constraint> {
                vec![$(self.$i.constraint()),*]
            }

            fn report_first(&self, rule: &impl Rule<T>, value: &T, reporter: &mut Reporter<'_>)
            where
                T: Debug,
            {
                reporter.reject_as(rule, &self.0, value);
            }

            #[inline]
            fn are_stable(&self, value: &T) -> bool {
                $(self.$i.is_stable(value))&&*
            }

            #[inline]
            fn are_branch_free(&self) -> bool {
                $(self.$i.is_branch_free())&&*
            }

            #[inline]
            fn normalize(&self) -> bool {
                $(self.$i.normalizes())||*
            }

            #[inline]
            fn normalized(&self, mut value: T) -> T
            where
                T: Sized,
            {
                $(value = self.$i.normalize(value);)*
                value
            }
        }
    };
}

tuples! { alternatives }
