//! A rule that accepts everything.

use alloc::vec::Vec;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;

/// The rule that [`unchecked`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Unchecked};
///
/// let rule: Unchecked = unchecked();
/// assert!(rule.accepts(&3));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Unchecked(());

/// Accepts every value.
///
/// It states that the fields structs in a field are deliberately not checked. Without a rule, a field of a type
/// like `Vec<LineFields>` is a compile error, because `valid()` may have been forgotten.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { #[derive(Debug)] struct Line { price: u32 in 1..=900 } }
/// validated_struct! {
///     struct Draft {
///         lines: Vec<LineFields> in unchecked(),
///     }
/// }
/// assert!(Draft::new(vec![LineFields { price: 0 }]).is_ok());
/// ```
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Line { price: u32 in 1..=900 } }
/// validated_struct! {
///     struct Draft {
///         lines: Vec<LineFields>,
///     }
/// }
/// ```
#[must_use]
pub const fn unchecked() -> Unchecked {
    Unchecked(())
}

impl<T: ?Sized> Rule<T> for Unchecked {
    #[inline]
    fn accepts(&self, _value: &T) -> bool {
        true
    }

    fn constraint(&self) -> Constraint {
        Constraint::AllOf(Vec::new())
    }

    fn report(&self, _value: &T, _reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
    }
}
