//! Options that must hold a value.

use crate::constraint::Constraint;
use crate::rules::{held_rule, kind};

/// The rule that [`required`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Required};
///
/// let rule: Required = required();
/// assert!(rule.accepts(&Some(3)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Required(());

/// Accepts an `Option` that holds a value.
///
/// For input that is validated as a whole. If a field always has a value, its type need not be an
/// `Option`.
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

held_rule! {
    [U] Required, [kind::Optional, Held = Option<U>],
    |_rule, value| value.is_some(),
    Constraint::Required,
    branch_free: |_rule| true,
    {
        #[inline]
        fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
            Some(text.is_some())
        }

        #[inline]
        fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
            Some(text.is_none())
        }
    }
}
