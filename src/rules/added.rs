//! A new element under a rule that compares it with the others.

use core::fmt::Debug;

use crate::error::Reporter;
use crate::rule::change::{Change, New, Outcome};
use crate::rules::{Holds, Sequence, kind};

type Element<C> = <<C as Holds<kind::Sequence>>::Held as Sequence>::Element;

/// Whether the rule accepts a change. `equal_to` returns the index of the first element that equals another
/// one, except the one at an index.
#[inline]
pub(super) fn outcome<C>(
    before: &C,
    change: &Change<'_>,
    equal_to: impl FnOnce(&C::Held, &Element<C>, Option<usize>) -> Option<usize>,
) -> Outcome
where
    C: Holds<kind::Sequence, Held: Sequence> + ?Sized + 'static,
{
    match change.new {
        New::Nothing => Outcome::Accepted,
        New::Element { .. } if <C::Held as Sequence>::DISTINCT => Outcome::Accepted,
        New::Element {
            index,
            replaces,
            element,
        } => match (before.held(), element.downcast_ref()) {
            (Some(all), Some(element)) => {
                let except = index.filter(|_| replaces);
                Outcome::of(equal_to(all, element, except).is_none(), || false)
            }
            _ => Outcome::Unknown,
        },
        New::Entry { .. } => Outcome::Unknown,
    }
}

/// Reports the new element, if it equals another one.
pub(super) fn report<C>(
    before: Option<&C>,
    change: &Change<'_>,
    reporter: &mut Reporter<'_>,
    equal_to: impl FnOnce(&C::Held, &Element<C>, Option<usize>) -> Option<usize>,
) where
    C: Holds<kind::Sequence, Held: Sequence<Element: Debug>> + ?Sized + 'static,
{
    let New::Element {
        index,
        replaces,
        element,
    } = change.new
    else {
        return;
    };
    if let (Some(all), Some(element)) = (
        before.and_then(C::held),
        element.downcast_ref::<Element<C>>(),
    ) {
        let except = index.filter(|_| replaces);
        if let Some(first) = equal_to(all, element, except) {
            reporter.at_element(index.unwrap_or(0), |reporter| {
                reporter.duplicate(element, first);
            });
        }
    }
}
