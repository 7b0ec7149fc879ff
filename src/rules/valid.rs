//! The rules of a nested struct.

use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::{Cause, Reporter};
use crate::fields;
use crate::fields::Fields;
use crate::rule::Rule;
use crate::rules::through_option;

/// The rule that [`valid`] makes.
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

/// The unchecked fields of a validated struct, if that struct would take them: its rules and its
/// `ensure` clauses hold. The violations are its own, with the path.
///
/// A field whose type is the validated struct itself needs no rule: it is always valid.
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
#[must_use]
pub const fn valid() -> Valid {
    Valid(())
}

impl<F: Fields + Debug> Rule<F> for Valid {
    #[inline]
    fn accepts(&self, value: &F) -> bool {
        fields::rejected(value).is_none()
    }

    #[inline]
    fn normalizes(&self) -> bool {
        true
    }

    #[inline]
    fn normalize(&self, value: F) -> F {
        fields::normalized(value)
    }

    fn constraint(&self) -> Constraint {
        Constraint::Valid(F::NAME)
    }

    fn report(&self, value: &F, reporter: &mut Reporter<'_>) {
        if let Some(failed) = fields::rejected(value) {
            fields::explain(value, Cause::new(0, &failed), reporter);
        }
    }
}

through_option!([F: Fields] F, Valid);
