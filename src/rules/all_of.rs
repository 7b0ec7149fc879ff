//! Several rules at once.

use alloc::vec;
use core::any::Any;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::change::{Change, Outcome};
use crate::rule::{Rule, all_blocks};
use crate::rules::{passed_on, tuples};

/// The rule that [`all_of`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::AllOf};
///
/// let rule: AllOf<_> = all_of((0..=100, multiple_of(5)));
/// assert!(rule.accepts(&15));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AllOf<R>(pub(crate) R);

/// Accepts the values that each of up to eight rules accepts.
///
/// Each rule that rejects a value is a violation. A tuple of rules is the same rule.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Price {
///         cents: u32 in all_of((100..=900, multiple_of(5))),
///         code: String in (chars(2..=3), ascii(), uppercase()),
///     }
/// }
///
/// assert!(Price::new(105, "EU").is_ok());
/// assert_eq!(
///     Price::new(1, "é").unwrap_err().to_string(),
///     "cents: 1 is not within 100..=900\n\
///      cents: 1 is not a multiple of 5\n\
///      code: \"é\" is not 2..=3 characters long\n\
///      code: \"é\" is not ASCII text\n\
///      code: \"é\" is not uppercase",
/// );
/// ```
pub const fn all_of<R>(rules: R) -> AllOf<R> {
    AllOf(rules)
}

impl<T: ?Sized, R: Rule<T>> Rule<T> for AllOf<R> {
    passed_on!();

    fn constraint(&self) -> Constraint {
        self.0.constraint()
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        self.0.report(value, reporter);
    }

    fn report_change(&self, before: Option<&T>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        T: 'static,
    {
        self.0.report_change(before, change, reporter);
    }
}

macro_rules! tuple_rule {
    ($($rule:ident $i:tt),*) => {
        impl<T: ?Sized, $($rule: Rule<T>),*> Rule<T> for ($($rule,)*) {
            #[inline]
            fn accepts(&self, value: &T) -> bool {
                $(self.$i.accepts(value))&&*
            }

            #[inline]
            fn accepts_all(&self, values: &[T]) -> bool
            where
                T: Sized,
            {
                if Rule::<T>::is_branch_free(self) {
                    all_blocks(values, |block| $(self.$i.accepts_all(block))&&*)
                } else {
                    values.iter().all(|value| self.accepts(value))
                }
            }

            #[inline]
            fn excludes(&self, value: &T) -> bool {
                $(self.$i.excludes(value))||*
            }

            #[inline]
            #[allow(clippy::needless_question_mark, reason = "of one rule only")]
            fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
                Some($(self.$i.accepts_text(text)?)&&*)
            }

            #[inline]
            #[allow(clippy::needless_question_mark, reason = "of one rule only")]
            fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
                Some($(self.$i.excludes_text(text)?)||*)
            }

            fn constraint(&self) -> Constraint {
                Constraint::AllOf(vec![$(self.$i.constraint()),*])
            }

            fn report(&self, value: &T, reporter: &mut Reporter<'_>)
            where
                T: Debug,
            {
                if reporter.is_forced() {
                    return reporter.reject_as(self, &self.0, value);
                }
                $(self.$i.report(value, reporter);)*
            }

            #[inline]
            fn is_stable(&self, value: &T) -> bool {
                $(self.$i.is_stable(value))&&*
            }

            #[inline]
            fn is_branch_free(&self) -> bool {
                $(self.$i.is_branch_free())&&*
            }

            #[inline]
            fn is_interval(&self) -> bool {
                $(self.$i.is_interval())&&*
            }

            #[inline]
            fn normalizes(&self) -> bool {
                $(self.$i.normalizes())||*
            }

            #[inline]
            fn normalize(&self, mut value: T) -> T
            where
                T: Sized,
            {
                $(value = self.$i.normalize(value);)*
                value
            }

            #[inline]
            fn outcome(&self, before: &T, change: &Change<'_>) -> Outcome
            where
                T: 'static,
            {
                Outcome::Accepted$(.and(self.$i.outcome(before, change)))*
            }

            fn report_change(
                &self,
                before: Option<&T>,
                change: &Change<'_>,
                reporter: &mut Reporter<'_>,
            ) where
                T: 'static,
            {
                $(self.$i.report_change(before, change, reporter);)*
            }

            #[inline]
            fn normalize_part(&self, part: &mut dyn Any)
            where
                T: 'static,
            {
                $(Rule::<T>::normalize_part(&self.$i, part);)*
            }
        }
    };
}

tuples! { tuple_rule }
