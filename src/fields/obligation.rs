//! Requirements on a rule, as trait bounds.
//!
//! A bound that does not hold is an error at the user's token, the rule or the default, with the names of the
//! struct and the field. A const `assert!` could only point to the whole declaration, because it has the span of
//! the macro. The results that are computed for a rule are passed as const parameters.

use core::fmt::Debug;
use core::marker::PhantomData;

use crate::error::Reporter;
use crate::rule::Rule;

/// A rule for values of type `T`.
///
/// Whether it is satisfiable is a parameter, so that the compiler does not report an error here after one that
/// prevented computing this.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: `{Self}` is not a rule for a field of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "ranges are for numbers, chars and whatever else is ordered; `chars(..)` is for text; `len(..)` is for collections",
    note = "the field is read by `{M}`",
    note = "a custom rule implements `inbounds::Rule<{T}>` and is wrapped in `custom(..)`; a validated struct needs no rule"
)]
pub trait RuleFor<S, M, T, const SATISFIABLE: bool>: Rule<T> {}

#[diagnostic::do_not_recommend]
impl<S, M, T, R: Rule<T>, const SATISFIABLE: bool> RuleFor<S, M, T, SATISFIABLE> for R {}

/// The operations on the rule of a field.
#[doc(hidden)]
pub trait Explain<T>: Rule<T> {
    /// Reports a value that the rule rejects, or that it rejected before if `is_rejected`.
    fn explain(&self, value: &T, is_rejected: bool, reporter: &mut Reporter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Debug, R: Rule<T>> Explain<T> for R {
    #[cold]
    fn explain(&self, value: &T, is_rejected: bool, reporter: &mut Reporter<'_>) {
        if is_rejected {
            reporter.rejected(self, value);
        } else {
            self.report(value, reporter);
        }
    }
}

/// A rule whose violations can show the value. It is a bound on the rule, not on the value, so that the error is
/// at the rule.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: a field under a rule must implement `Debug`",
    label = "an error of this rule shows the `{T}`",
    note = "the field is read by `{M}`",
    note = "add `#[derive(Debug)]` to `{T}`"
)]
pub trait Explains<S, M, T, const SATISFIABLE: bool>: Explain<T> {}

#[diagnostic::do_not_recommend]
impl<S, M, T, R: Explain<T>, const SATISFIABLE: bool> Explains<S, M, T, SATISFIABLE> for R {}

/// A rule that accepts some value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: this rule accepts no value",
    label = "every value is rejected",
    note = "the field is read by `{M}`"
)]
pub trait Satisfiable<S, M, const SATISFIABLE: bool> {}

#[diagnostic::do_not_recommend]
impl<S, M, R> Satisfiable<S, M, true> for R {}

/// A default that the rule of its field accepts.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}`: the rule of the field rejects its default",
    label = "this default is rejected",
    note = "the field is read by `{M}`"
)]
pub trait DefaultFor<S, M, const ACCEPTED: bool> {}

#[diagnostic::do_not_recommend]
impl<S, M, D> DefaultFor<S, M, true> for D {}

/// Whether the rule of a field of `S` accepts the default.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct IsAccepted<S, const ACCEPTED: bool>(PhantomData<S>);

impl<S, const ACCEPTED: bool> IsAccepted<S, ACCEPTED> {
    pub const NEW: Self = IsAccepted(PhantomData);
}

/// Puts an error at a default.
#[doc(hidden)]
pub fn accepted<S, M, D: DefaultFor<S, M, ACCEPTED>, const ACCEPTED: bool>(
    _reader: M,
    _is_accepted: IsAccepted<S, ACCEPTED>,
    _default: D,
) {
}
