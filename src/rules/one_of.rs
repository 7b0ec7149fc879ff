//! One of a list of values.

use core::any::Any;
use core::fmt::Debug;

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{held_rule, kind};

/// The rule that [`one_of`] returns.
///
/// ```
/// use inbounds::prelude::*;
///
/// let primes: inbounds::rules::OneOf<u8, 3> = one_of([2, 3, 5]);
/// assert!(primes.accepts(&5));
/// ```
#[derive(Clone, Debug)]
pub struct OneOf<T, const N: usize>(pub(crate) [T; N]);

/// Accepts one of the listed values, compared with `==`. O(N).
///
/// A list of `&'static str` also applies to `String` and the other text types.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Shirt {
///         size: String in one_of(["S", "M", "L"]),
///         count: u8 in one_of([1, 5, 10]),
///     }
/// }
///
/// assert!(Shirt::new("M", 5).is_ok());
/// assert_eq!(
///     Shirt::new("XXL", 5).unwrap_err().to_string(),
///     r#"size: "XXL" is not one of "S", "M", "L""#,
/// );
/// ```
pub const fn one_of<T, const N: usize>(values: [T; N]) -> OneOf<T, N> {
    OneOf(values)
}

/// A type that can be compared with an item of a list.
pub trait Listed<L> {
    /// Whether it equals the item.
    fn is(&self, item: &L) -> bool;
}

impl<U: PartialEq> Listed<U> for U {
    #[inline]
    fn is(&self, item: &U) -> bool {
        item == self
    }
}

impl Listed<&'static str> for str {
    #[inline]
    fn is(&self, item: &&'static str) -> bool {
        *item == self
    }
}

held_rule! {
    [U: Debug + 'static, const N: usize] OneOf<U, N>, [kind::Item<U>, Held: Listed<U>],
    |rule, value| if is_short::<U, N>() {
        rule.0.iter().fold(false, |found, item| found | value.is(item))
    } else {
        rule.0.iter().any(|item| value.is(item))
    },
    |rule| Constraint::OneOf(rule.0.iter().map(Value::of).collect()),
    branch_free: |_rule| is_short::<U, N>(),
    {
        #[inline]
        fn accepts_text(&self, text: Option<&str>) -> Option<bool> {
            let texts = texts(&self.0)?;
            Some(text.is_none_or(|text| texts.contains(&text)))
        }

        #[inline]
        fn excludes_text(&self, text: Option<&str>) -> Option<bool> {
            let texts = texts(&self.0)?;
            Some(text.is_none_or(|text| !texts.contains(&text)))
        }
    }
}

/// The items, if they are text.
#[inline]
fn texts<U: 'static, const N: usize>(items: &[U; N]) -> Option<&[&'static str; N]> {
    (items as &dyn Any).downcast_ref()
}

/// Whether it is faster to compare with each item than to branch after each.
#[inline]
const fn is_short<U, const N: usize>() -> bool {
    is_plain::<U>() && N <= 16
}
