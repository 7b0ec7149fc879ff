//! One of a list of values.

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{borrow::Cow, boxed::Box, rc::Rc, string::String};
use core::fmt::Debug;

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::{through_option, through_secret};

/// The rule that [`one_of`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let primes: inbounds::rules::OneOf<u8, 3> = one_of([2, 3, 5]);
/// assert!(primes.accepts(&5));
/// ```
#[derive(Clone, Debug)]
pub struct OneOf<T, const N: usize>(pub(crate) [T; N]);

/// One of the listed values, compared with `==`. O(N).
///
/// A list of `&'static str` also serves for `String` and the other owned texts.
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

impl<T: PartialEq + Debug + 'static, const N: usize> Rule<T> for OneOf<T, N> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.0.contains(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::OneOf(self.0.iter().map(Value::of).collect())
    }
}

through_option!([T: PartialEq + 'static, const N: usize] T, OneOf<T, N>);
through_secret!([T: PartialEq + Debug + 'static, const N: usize] T, OneOf<T, N>);

macro_rules! owned_text {
    ($([$($a:lifetime)?] $text:ty;)*) => {$(
        impl<$($a,)? const N: usize> Rule<$text> for OneOf<&'static str, N> {
            #[inline]
            fn accepts(&self, value: &$text) -> bool {
                self.0.iter().any(|listed| **listed == **value)
            }

            fn constraint(&self) -> Constraint {
                Rule::<&'static str>::constraint(self)
            }
        }

        through_option!([$($a,)? const N: usize] $text, OneOf<&'static str, N>);
    )*};
}

owned_text! { [] String; [] Box<str>; ['a] Cow<'a, str>; [] Rc<str>; }
#[cfg(target_has_atomic = "ptr")]
owned_text! { [] Arc<str>; }
