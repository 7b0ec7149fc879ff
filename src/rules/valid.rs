//! The fields of a nested validated struct.

use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Holds, NormalizeHeld, Validate, kind};

/// The rule that [`valid`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Valid};
///
/// validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
///
/// let rule: Valid = valid();
/// assert!(rule.accepts(&ExamFields { math: 60 }));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Valid(());

/// Accepts the fields struct of a validated struct if its fields are valid.
///
/// The rules, the `ensure` clauses and the violations are those of the validated struct. A field
/// whose type is a validated struct needs no rule, because it is always valid. For a type that is
/// written by hand, implement [`Validate`].
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Line {
///         price: u32 in 1..=900,
///     }
/// }
/// validated_struct! {
///     #[derive(Debug)]
///     struct Order {
///         lines: Vec<LineFields> in each(valid()),
///         first: Option<Line>,
///     }
/// }
///
/// assert!(Order::new(vec![LineFields { price: 5 }], None).is_ok());
/// assert_eq!(
///     Order::new(vec![LineFields { price: 0 }], None).unwrap_err().to_string(),
///     "lines[0].price: 0 is not within 1..=900",
/// );
/// ```
///
/// # Normalization
///
/// The functions after `via` in the nested struct are applied first, if the field owns its fields
/// structs: directly, in an `Option` or `Secret`, in arrays and in the collections and maps of the standard
/// library. They are not applied
///
/// - to what the field only borrows or shares: the elements of `&[T]`, `Rc<[T]>` and `Arc<[T]>`,
/// - to the elements of a [`Sequence`](crate::rules::Sequence) or [`Mapping`](crate::rules::Mapping) of
///   another crate that does not override `map_elements` or `map_entries`,
/// - if [`Validate`] is written by hand without `normalized`.
///
/// Such values are checked and kept unchanged.
///
/// In [`any_of`](crate::rules::any_of) the functions are applied whichever alternative accepts the value.
/// Two `valid()` for the same part, as in `(valid(), valid())`, apply them twice and check twice, at each
/// level of nesting: one is enough.
#[must_use]
pub const fn valid() -> Valid {
    Valid(())
}

#[diagnostic::do_not_recommend]
impl<T> Rule<T> for Valid
where
    T: Holds<kind::Fields, Held: Validate + Debug> + ?Sized,
{
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        value.held().is_none_or(Validate::is_valid)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        value.held().is_none_or(|value| !value.is_valid())
    }

    #[inline]
    fn normalizes(&self) -> bool {
        true
    }

    #[inline]
    fn normalize(&self, value: T) -> T
    where
        T: Sized,
    {
        value.map_held(self)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Valid(<T::Held as Validate>::NAME)
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        if reporter.is_forced() {
            return reporter.reject(self, value, T::WRAP);
        }
        if let Some(held) = value.held() {
            reporter.within(T::WRAP, |reporter| held.report(reporter));
        }
    }

    #[inline]
    fn is_stable(&self, value: &T) -> bool {
        value.held().is_none_or(Validate::is_stable)
    }
}

impl<V: Validate + ?Sized> NormalizeHeld<V> for Valid {
    #[inline]
    fn normalize_held(&self, held: V) -> V
    where
        V: Sized,
    {
        held.normalized()
    }
}
