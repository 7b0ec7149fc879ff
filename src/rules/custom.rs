//! A rule from outside this crate.

use core::fmt::Debug;
use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Holds, NormalizeHeld, kind};

/// The rule that [`custom`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Custom};
///
/// let any_range: Custom<u8, _> = custom(0..=9);
/// assert!(any_range.accepts(&9));
/// ```
#[derive(Clone, Debug)]
pub struct Custom<T: ?Sized, R> {
    rule: R,
    of: PhantomData<fn(&T)>,
}

/// Accepts what `rule`, which is of any type that implements [`Rule`](trait@Rule), accepts.
///
/// It is not checked at compile time whether the rule accepts any value. Inside a
/// [`Secret`](crate::Secret) a violation shows the constraint of the rule, but not what it reports.
///
/// ```
/// use inbounds::constraint::Constraint;
/// use inbounds::prelude::*;
///
/// struct Isbn;
///
/// impl Rule<String> for Isbn {
///     fn accepts(&self, value: &String) -> bool {
///         value.len() == 13 && value.bytes().all(|b| b.is_ascii_digit())
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("isbn", "an ISBN of 13 digits")
///     }
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Book {
///         isbn: String in custom(Isbn),
///         translation_of: Option<String> in custom(Isbn),
///     }
/// }
///
/// assert!(Book::new("9780134685991", None).is_ok());
/// let err = Book::new("12", Some("13".to_owned())).unwrap_err();
/// assert_eq!(
///     err.to_string(),
///     "isbn: \"12\" is not an ISBN of 13 digits\n\
///      translation_of: \"13\" is not an ISBN of 13 digits",
/// );
/// ```
pub const fn custom<T: ?Sized, R: Rule<T>>(rule: R) -> Custom<T, R> {
    Custom {
        rule,
        of: PhantomData,
    }
}

#[diagnostic::do_not_recommend]
impl<T, U, R> Rule<T> for Custom<U, R>
where
    T: Holds<kind::Exactly<U>, Held = U> + ?Sized,
    U: Debug + ?Sized,
    R: Rule<U>,
{
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value.held().is_none_or(|held| self.rule.accepts(held))
    }

    #[inline]
    fn accepts_all(&self, values: &[T]) -> bool
    where
        T: Sized,
    {
        T::each_accepted(values, &self.rule)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        value.held().is_none_or(|held| self.rule.excludes(held))
    }

    fn constraint(&self) -> Constraint {
        self.rule.constraint()
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        match value.held() {
            // The constraint does not depend on the value, but what the rule reports may.
            Some(held) if T::WRAP.secret || reporter.is_secret() => {
                let is_rejected = reporter.is_forced() || !self.rule.accepts(held);
                if is_rejected {
                    reporter.reject(self, value, T::WRAP);
                }
            }
            Some(held) => self.rule.report(held, reporter),
            None => {}
        }
    }

    #[inline]
    fn is_stable(&self, value: &T) -> bool {
        value.held().is_none_or(|held| self.rule.is_stable(held))
    }

    #[inline]
    fn is_branch_free(&self) -> bool {
        self.rule.is_branch_free()
    }

    #[inline]
    fn is_interval(&self) -> bool {
        self.rule.is_interval()
    }

    #[inline]
    fn normalizes(&self) -> bool {
        self.rule.normalizes()
    }

    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        value.map_held(self)
    }
}

impl<U: ?Sized, R: Rule<U>> NormalizeHeld<U> for Custom<U, R> {
    #[inline]
    fn normalize_held(&self, held: U) -> U
    where
        U: Sized,
    {
        self.rule.normalize(held)
    }
}
