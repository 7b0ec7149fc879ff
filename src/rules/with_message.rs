//! A rule with another message.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rule::change::Change;
use crate::rules::passed_on;

/// The rule that [`with_message`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::WithMessage};
///
/// let rule: WithMessage<_> = with_message(0..=9, "one digit, please");
/// assert!(rule.accepts(&3));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct WithMessage<R>(pub(crate) R, &'static str);

/// Accepts what `rule` accepts, and reports `text` in place of the rule's messages.
///
/// The code stays that of the rule.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Exam {
///         math: u8 in with_message(0..=100, "a mark is out of a hundred"),
///     }
/// }
///
/// assert!(Exam::new(60).is_ok());
/// let err = Exam::new(160).unwrap_err();
/// assert_eq!(err.to_string(), "math: a mark is out of a hundred");
/// assert_eq!(err.violations().next().unwrap().code(), "range");
/// ```
pub const fn with_message<R>(rule: R, text: &'static str) -> WithMessage<R> {
    WithMessage(rule, text)
}

impl<T: ?Sized, R: Rule<T>> Rule<T> for WithMessage<R> {
    passed_on!();

    fn constraint(&self) -> Constraint {
        Constraint::WithMessage {
            constraint: Box::new(self.0.constraint()),
            message: self.1.into(),
        }
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        reporter.with_message(self.1, |reporter| self.0.report(value, reporter));
    }

    fn report_change(&self, before: Option<&T>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        T: 'static,
    {
        reporter.with_message(self.1, |reporter| {
            self.0.report_change(before, change, reporter);
        });
    }
}
