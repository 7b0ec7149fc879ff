//! A predicate as a rule.

use core::fmt::{self, Debug};
use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::rules::{held_rule, kind};

/// The rule that [`satisfies`] returns.
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

/// Accepts the values for which `predicate` returns `true`.
///
/// `description` completes the sentence "the value is not …". The predicate is a `fn`, or a closure
/// that states the type of its parameter. A predicate on `str` also applies to `String` and the
/// other text types. The code of its violations is `satisfies`.
///
/// The predicate must depend only on the value, because it is called again when the error is read. For a
/// predicate that reads a `static` or a clock, use [`custom`](crate::rules::custom()) with a rule whose
/// [`is_stable`](crate::Rule::is_stable) returns `false`.
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

held_rule! {
    [U: ?Sized, P: Fn(&U) -> bool] Satisfies<U, P>, [kind::Like<U>, Held = U],
    |rule, value| (rule.predicate)(value),
    |rule| Constraint::custom("satisfies", rule.description)
}

impl<T: ?Sized, P> Debug for Satisfies<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Satisfies").field(&self.description).finish()
    }
}
