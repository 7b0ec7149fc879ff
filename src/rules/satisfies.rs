//! A predicate of the user's own.

use alloc::string::String;
use core::fmt::{self, Debug};
use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::rule::Rule;
use crate::rules::{through_option, through_secret};

/// The rule that [`satisfies`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let even: inbounds::rules::Satisfies<u8, _> = satisfies(|n: &u8| n % 2 == 0, "an even number");
/// assert!(even.accepts(&4));
/// ```
pub struct Satisfies<T: ?Sized, P> {
    predicate: P,
    description: &'static str,
    of: PhantomData<fn(&T)>,
}

/// The values for which `predicate` holds; `description` completes "this value is not …".
///
/// The predicate is a `fn`, or a closure whose parameter has its type written. One on `str`
/// serves for `String` too. Violations have the code `satisfies`.
///
/// ```
/// use inbounds::prelude::*;
///
/// fn is_even(n: &u8) -> bool {
///     n % 2 == 0
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Pair {
///         shoes: u8 in satisfies(is_even, "an even number"),
///         size: f32 in satisfies(|size: &f32| size * 2.0 % 1.0 == 0.0, "a half or a whole size"),
///     }
/// }
///
/// assert!(Pair::new(2, 42.5).is_ok());
/// assert_eq!(Pair::new(3, 42.5).unwrap_err().to_string(), "shoes: 3 is not an even number");
/// ```
///
/// A predicate for another type does not compile:
///
/// ```compile_fail
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Pair {
///         shoes: u8 in satisfies(|n: &u16| n % 2 == 0, "an even number"),
///     }
/// }
/// ```
pub const fn satisfies<T: ?Sized, P: Fn(&T) -> bool>(
    predicate: P,
    description: &'static str,
) -> Satisfies<T, P> {
    Satisfies {
        predicate,
        description,
        of: PhantomData,
    }
}

impl<T: ?Sized, P: Fn(&T) -> bool> Rule<T> for Satisfies<T, P> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        (self.predicate)(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::custom("satisfies", self.description)
    }
}

through_option!([T, P: Fn(&T) -> bool] T, Satisfies<T, P>);
through_secret!([T, P: Fn(&T) -> bool] T, Satisfies<T, P>);

impl<P: Fn(&str) -> bool> Rule<String> for Satisfies<str, P> {
    #[inline]
    fn accepts(&self, value: &String) -> bool {
        (self.predicate)(value)
    }

    fn constraint(&self) -> Constraint {
        Rule::<str>::constraint(self)
    }
}

through_option!([P: Fn(&str) -> bool] String, Satisfies<str, P>);

impl<T: ?Sized, P> Debug for Satisfies<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Satisfies").field(&self.description).finish()
    }
}
