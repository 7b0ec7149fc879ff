//! A rule for every element.

use alloc::boxed::Box;
use core::any::Any;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::change::{Change, New, Outcome};
use crate::rule::{Rule, other_blocks};
use crate::rules::{Holds, NormalizeHeld, Sequence, kind, normalizes_parts};

/// The rule that [`each`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Each};
///
/// let rule: Each<_> = each(0..=9);
/// assert!(rule.accepts(&[3, 7]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Each<R>(pub(crate) R);

/// Accepts a sequence if `rule` accepts each element. An empty sequence is accepted.
///
/// A violation names the element.
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

#[diagnostic::do_not_recommend]
impl<C, R> Rule<C> for Each<R>
where
    C: Holds<kind::Sequence, Held: Sequence<Element: Debug>> + ?Sized,
    R: Rule<<C::Held as Sequence>::Element>,
{
    #[inline]
    fn accepts(&self, value: &C) -> bool {
        let Some(held) = value.held() else {
            return true;
        };
        match held.as_slices() {
            Some(slices) => slices.iter().all(|slice| self.0.accepts_all(slice)),
            None => held.elements().all(|element| self.0.accepts(element)),
        }
    }

    #[inline]
    fn excludes(&self, value: &C) -> bool {
        value.held().is_none() || !self.accepts(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Each(Box::new(self.0.constraint()))
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>)
    where
        C: Debug,
    {
        if reporter.is_forced() {
            return reporter.reject(self, value, C::WRAP);
        }
        let Some(held) = value.held() else {
            return;
        };
        reporter.within(C::WRAP, |reporter| match held.as_slices() {
            Some([first, second]) if self.0.is_branch_free() => {
                self.report_others(first, 0, reporter);
                self.report_others(second, first.len(), reporter);
            }
            _ => self.report_each(held.elements(), 0, reporter),
        });
    }

    #[inline]
    fn is_stable(&self, value: &C) -> bool {
        let mut elements = value.held().into_iter().flat_map(Sequence::elements);
        elements.all(|element| self.0.is_stable(element))
    }

    normalizes_parts!(C);

    #[inline]
    fn outcome(&self, _before: &C, change: &Change<'_>) -> Outcome
    where
        C: 'static,
    {
        match change.new {
            New::Nothing => Outcome::Accepted,
            New::Element { element, .. } => match element.downcast_ref() {
                Some(element) => Outcome::of(self.0.accepts(element), || self.0.is_stable(element)),
                None => Outcome::Unknown,
            },
            New::Entry { .. } => Outcome::Unknown,
        }
    }

    fn report_change(&self, _before: Option<&C>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        C: 'static,
    {
        if let New::Element { index, element, .. } = change.new {
            if let Some(element) = element.downcast_ref() {
                match index {
                    Some(index) => reporter.at_element(index, |reporter| {
                        self.0.report(element, reporter);
                    }),
                    None => self.0.report(element, reporter),
                }
            }
        }
    }

    #[inline]
    fn normalize_part(&self, part: &mut dyn Any)
    where
        C: 'static,
    {
        if self.0.normalizes() {
            if let Some(part) = part.downcast_mut::<Option<<C::Held as Sequence>::Element>>() {
                *part = part.take().map(|element| self.0.normalize(element));
            }
        }
    }
}

impl<R> Each<R> {
    /// Reports elements of which the first has the index `start`.
    fn report_each<'e, T: Debug + 'e>(
        &self,
        elements: impl Iterator<Item = &'e T>,
        start: usize,
        reporter: &mut Reporter<'_>,
    ) where
        R: Rule<T>,
    {
        for (i, element) in (start..).zip(elements) {
            reporter.at_element(i, |reporter| self.0.report(element, reporter));
        }
    }

    /// The same, without checking each element of a block that is accepted as a whole.
    fn report_others<T: Debug>(&self, elements: &[T], start: usize, reporter: &mut Reporter<'_>)
    where
        R: Rule<T>,
    {
        for (i, block) in other_blocks(elements, |block| self.0.accepts_all(block)) {
            self.report_each(block.iter(), start + i, reporter);
        }
    }
}

impl<H: Sequence + ?Sized, R: Rule<H::Element>> NormalizeHeld<H> for Each<R> {
    #[inline]
    fn normalize_held(&self, held: H) -> H
    where
        H: Sized,
    {
        held.map_elements(&mut |element| self.0.normalize(element))
    }
}
