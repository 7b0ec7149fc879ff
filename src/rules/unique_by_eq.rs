//! No two equal elements, of a type that can only be compared.

use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rule::change::{Change, Outcome};
use crate::rules::{Holds, Sequence, added, kind};

/// The rule that [`unique_by_eq`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::UniqueByEq};
///
/// let rule: UniqueByEq = unique_by_eq();
/// assert!(rule.accepts(&[(0.5, 1), (0.5, 2)]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UniqueByEq(());

/// Accepts a sequence without two elements that are `==`.
///
/// Prefer [`unique`](crate::rules::unique()); this is for elements that are neither `Hash + Eq` nor
/// numbers. It allocates nothing and compares each pair: O(n²), a millisecond for a thousand
/// elements. Limit their number with [`len`](crate::rules::len) first. A set is accepted without a
/// look at its elements.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Line {
///         points: Vec<(f64, f64)> in (len(..=100), unique_by_eq()),
///     }
/// }
///
/// assert!(Line::new(vec![(0.0, 1.0), (1.0, 0.0)]).is_ok());
/// assert_eq!(
///     Line::new(vec![(0.0, 1.0), (0.0, 1.0)]).unwrap_err().to_string(),
///     "points[1]: (0.0, 1.0) is a duplicate of element 0",
/// );
/// ```
#[must_use]
pub const fn unique_by_eq() -> UniqueByEq {
    UniqueByEq(())
}

/// The index of the first element before index `i` that equals `element`.
fn first<C: Sequence<Element: PartialEq> + ?Sized>(
    all: &C,
    i: usize,
    element: &C::Element,
) -> Option<usize> {
    all.elements()
        .take(i)
        .position(|earlier| earlier == element)
}

/// The index of the first element that equals `element`, other than the one at `except`.
fn equal_to<C: Sequence<Element: PartialEq> + ?Sized>(
    all: &C,
    element: &C::Element,
    except: Option<usize>,
) -> Option<usize> {
    let mut others = all.elements().enumerate();
    let is_equal = |(i, other): &(usize, &C::Element)| except != Some(*i) && *other == element;
    others.find(is_equal).map(|(i, _)| i)
}

#[diagnostic::do_not_recommend]
impl<C> Rule<C> for UniqueByEq
where
    C: Holds<kind::Sequence, Held: Sequence<Element: PartialEq + Debug>> + ?Sized,
{
    fn accepts(&self, value: &C) -> bool {
        <C::Held as Sequence>::DISTINCT
            || value.held().is_none_or(|all| {
                let mut elements = all.elements().enumerate();
                !elements.any(|(i, element)| first(all, i, element).is_some())
            })
    }

    #[inline]
    fn excludes(&self, value: &C) -> bool {
        value.held().is_none() || !self.accepts(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Unique
    }

    fn report(&self, value: &C, reporter: &mut Reporter<'_>)
    where
        C: Debug,
    {
        if reporter.is_forced() {
            return reporter.reject(self, value, C::WRAP);
        }
        let Some(all) = value.held().filter(|_| !<C::Held as Sequence>::DISTINCT) else {
            return;
        };
        reporter.within(C::WRAP, |reporter| {
            for (i, element) in all.elements().enumerate() {
                if let Some(first) = first(all, i, element) {
                    reporter.at_element(i, |reporter| reporter.duplicate(element, first));
                }
            }
        });
    }

    /// Compares the new element with each other one: O(n), without hashing.
    fn outcome(&self, before: &C, change: &Change<'_>) -> Outcome
    where
        C: 'static,
    {
        added::outcome(before, change, equal_to)
    }

    fn report_change(&self, before: Option<&C>, change: &Change<'_>, reporter: &mut Reporter<'_>)
    where
        C: 'static,
    {
        added::report(before, change, reporter, equal_to);
    }
}
