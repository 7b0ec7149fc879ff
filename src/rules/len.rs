//! The number of elements of a collection.

use crate::constraint::{Constraint, Unit};
use crate::rule::Rule;
use crate::rules::{Collection, through_option};

/// The rule that [`len`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let few: inbounds::rules::Len<_> = len(..=3);
/// assert!(few.accepts(&vec!["a", "b"]));
/// ```
#[derive(Clone, Debug)]
pub struct Len<R>(pub(crate) R);

/// A collection whose number of elements is in `range`. O(1) for the collections of the
/// standard library.
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

impl<T: Collection + ?Sized, R: Rule<usize>> Rule<T> for Len<R> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.0.accepts(&value.count())
    }

    fn constraint(&self) -> Constraint {
        self.0.constraint().counted(Unit::Items)
    }
}

through_option!([T: Collection, R: Rule<usize>] T, Len<R>);
