//! The number of elements of a collection.

use crate::constraint::Unit;
use crate::error::{Reporter, Wrap};
use crate::rule::Rule;
use crate::rule::change::{Change, Outcome};
use crate::rules::{Collection, held_rule, kind};

/// The rule that [`len`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let few: inbounds::rules::Len<_> = len(..=3);
/// assert!(few.accepts(&vec!["a", "b"]));
/// ```
#[derive(Clone, Debug)]
pub struct Len<R>(pub(crate) R);

/// Accepts a collection whose number of elements is in `range`.
///
/// O(1) for the collections of the standard library.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Post {
///         tags: Vec<u32> in len(1..=3),
///     }
/// }
///
/// assert!(Post::new(vec![7]).is_ok());
/// assert_eq!(
///     Post::new(vec![]).unwrap_err().to_string(),
///     "tags: [] is not 1..=3 items long",
/// );
/// ```
pub const fn len<R: Rule<usize>>(range: R) -> Len<R> {
    Len(range)
}

held_rule! {
    [R: Rule<usize>] Len<R>, [kind::Collection, Held: Collection],
    |rule, value| rule.0.accepts(&value.count()),
    |rule| rule.0.constraint().counted(Unit::Items),
    stable: |rule, value| rule.0.is_stable(&value.count()),
    {
        #[inline]
        fn outcome(&self, _before: &T, change: &Change<'_>) -> Outcome
        where
            T: 'static,
        {
            match change.len {
                Some(len) => Outcome::of(self.0.accepts(&len), || self.0.is_stable(&len)),
                None => Outcome::Accepted,
            }
        }

        fn report_change(
            &self,
            _before: Option<&T>,
            change: &Change<'_>,
            reporter: &mut Reporter<'_>,
        ) where
            T: 'static,
        {
            if let Some(len) = change.len.filter(|len| !self.0.accepts(len)) {
                let constraint = || Rule::<T>::constraint(self);
                reporter.whole(&constraint, &format_args!("a collection of {len}"), Wrap::NONE);
            }
        }
    }
}
