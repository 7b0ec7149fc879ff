//! A rule for every element.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Sequence, through_option};

/// The rule that [`each`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Each};
///
/// let rule: Each<_> = each(0..=9);
/// assert!(rule.accepts(&[3, 7]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Each<R>(pub(crate) R);

/// A sequence whose every element `rule` accepts; the empty one is in the set. A violation names
/// the element.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Post {
///         tags: Vec<String> in (len(1..=5), each(chars(1..=8))),
///     }
/// }
///
/// assert!(Post::new(vec!["rust".to_owned()]).is_ok());
/// assert_eq!(
///     Post::new(vec!["rust".to_owned(), String::new()]).unwrap_err().to_string(),
///     "tags[1]: \"\" is not 1..=8 characters long",
/// );
/// ```
pub const fn each<R>(rule: R) -> Each<R> {
    Each(rule)
}

impl<C, R> Rule<C> for Each<R>
where
    C: Sequence<Element: Debug> + ?Sized,
    R: Rule<C::Element>,
{
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        value.elements().all(|element| self.0.accepts(element))
    }

    fn constraint(&self) -> Constraint {
        Constraint::Each(Box::new(self.0.constraint()))
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>) {
        for (i, element) in value.elements().enumerate() {
            reporter.at_index(i, |reporter| self.0.report(element, reporter));
        }
    }
}

through_option!([C: Sequence<Element: Debug>, R: Rule<C::Element>] C, Each<R>);
