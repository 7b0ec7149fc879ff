//! A value that must be there.

use crate::constraint::Constraint;
use crate::rule::Rule;

/// The rule that [`required`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Required};
///
/// let rule: Required = required();
/// assert!(rule.accepts(&Some(3)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Required(());

/// An `Option` that holds a value, whichever: for input that is checked as a whole. A field that
/// is always there is better not an `Option`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Draft {
///         title: Option<String> in required(),
///     }
/// }
///
/// assert!(Draft::new(Some(String::new())).is_ok());
/// assert_eq!(Draft::new(None).unwrap_err().to_string(), "title: a value is required");
/// ```
#[must_use]
pub const fn required() -> Required {
    Required(())
}

impl<T> Rule<Option<T>> for Required {
    #[inline]
    fn accepts(&self, value: &Option<T>) -> bool {
        value.is_some()
    }

    fn constraint(&self) -> Constraint {
        Constraint::Required
    }
}
