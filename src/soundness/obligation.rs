//! What a declaration must fulfil, as trait bounds, so that a failure is an error at the user's own
//! token, the rule or the default, and names the struct and the field.
//!
//! A const `assert!` would name them too, but could point at nothing smaller than the whole
//! declaration: its span is the macro's. The results are computed in const items, and come here
//! as const parameters.

use core::fmt::Debug;
use core::marker::PhantomData;

use crate::error::Reporter;
use crate::fields::Query;
use crate::rule::Rule;
#[cfg(feature = "std")]
use crate::tracker::cells::Trackable;
use crate::tracker::{Tracker, Untracked};

/// The field `M` of the struct `S`; whether some value is in its rule is the type's own parameter, because
/// the compiler blames an argument only for the parameters of the function.
pub struct FieldRule<S, M, const SATISFIABLE: bool>(PhantomData<(S, M)>);

impl<S, M, const SATISFIABLE: bool> FieldRule<S, M, SATISFIABLE> {
    /// Puts a question to the rule: the one place in an expansion where it meets its type.
    #[inline]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "the compiler blames a value at its token"
    )]
    pub fn query<T, R>(query: Query<'_, '_, T>, rule: R) -> bool
    where
        R: RuleFor<S, M, T> + Explains<S, M, T> + Satisfiable<S, M, SATISFIABLE>,
    {
        match query {
            Query::Accepts(value) => return rule.accepts(value),
            Query::Report(value, reporter) => rule.explain(value, false, reporter),
            Query::ReportRejected(value, reporter) => rule.explain(value, true, reporter),
            Query::Constraint(constraint) => *constraint = Some(rule.constraint()),
            Query::IsStable(value) => return rule.is_stable(value),
        }
        true
    }
}

/// The default of a field; `IN` says whether its rule accepts it.
pub struct InRule<S, M, const IN: bool>(PhantomData<(S, M)>);

impl<S, M, const IN: bool> InRule<S, M, IN> {
    pub fn default<D: DefaultIn<S, M, IN>>(_default: D) {}
}

/// A rule for values of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{S}::{M}`: `{Self}` is not a rule for a field of type `{T}`",
    label = "this rule does not describe values of type `{T}`",
    note = "ranges are for numbers, chars and whatever else is ordered; `chars(..)` is for text; `len(..)` is for collections",
    note = "a rule of your own implements `inbounds::Rule<{T}>` and stands in `custom(..)`"
)]
pub trait RuleFor<S, M, T>: Rule<T> {}

#[diagnostic::do_not_recommend]
impl<S, M, T, R: Rule<T>> RuleFor<S, M, T> for R {}

/// A rule whose violations can show the value. A bound of the rule, and not of the value, so that it
/// is the user's rule that is blamed.
#[diagnostic::on_unimplemented(
    message = "`{S}::{M}`: a field under a rule must implement `Debug`",
    label = "where this rule rejects a `{T}`, it shows it",
    note = "add `#[derive(Debug)]` to `{T}`"
)]
pub trait Explains<S, M, T> {
    fn explain(&self, value: &T, is_rejected: bool, reporter: &mut Reporter<'_>);
}

#[diagnostic::do_not_recommend]
impl<S, M, T: Debug, R: Rule<T>> Explains<S, M, T> for R {
    #[cold]
    fn explain(&self, value: &T, is_rejected: bool, reporter: &mut Reporter<'_>) {
        if is_rejected {
            reporter.rejected(self, value);
        } else {
            self.report(value, reporter);
        }
    }
}

/// A rule that accepts some value.
#[diagnostic::on_unimplemented(
    message = "`{S}::{M}`: this rule accepts no value",
    label = "no value is in this set"
)]
pub trait Satisfiable<S, M, const SATISFIABLE: bool> {}
impl<S, M, R> Satisfiable<S, M, true> for R {}

/// A default that the rule of its field accepts.
#[diagnostic::on_unimplemented(
    message = "`{S}::{M}`: the default is outside of the field's rule",
    label = "the rule of the field rejects this value"
)]
pub trait DefaultIn<S, M, const IN: bool> {}
impl<S, M, D> DefaultIn<S, M, true> for D {}

/// The field `M` of the tracked struct `S`.
pub trait Copied<S>: Sized {
    type Type: CopiedFor<S, Self>;
}

/// A type of which a tracker can keep a copy.
#[diagnostic::on_unimplemented(
    message = "`{S}::{M}`: a field of type `{Self}` cannot be tracked",
    label = "a tracker keeps a copy of it: this type must be `Clone + Send + Sync + 'static`",
    note = "give the type what it lacks, or put it into an `Arc`, or leave the policy out"
)]
pub trait CopiedFor<S, M> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<S, M, T: Trackable> CopiedFor<S, M> for T {}

/// The policy of a struct that is `Copy` only where its handles are: a copy that the tracker does
/// not see would be a lie.
pub trait Policy<S, const COPIED: bool> {
    type Policy: CountsCopies<S, COPIED>;
}

/// A policy that sees every instance of `S`.
#[diagnostic::on_unimplemented(
    message = "`{S}` derives `Copy`, but it is tracked, and a tracker does not see copies",
    label = "this policy cannot count copies",
    note = "leave `Copy` out and keep `Clone`: a clone is an instance of its own, and is counted"
)]
pub trait CountsCopies<S, const COPIED: bool> {}
impl<S, P> CountsCopies<S, false> for P {}

/// Whether `T` is `Copy`: an inherent const comes before that of a trait.
pub struct IsCopy<T>(PhantomData<T>);

pub trait IsNotCopy {
    const COPY: bool = false;
}

impl<T> IsNotCopy for IsCopy<T> {}

impl<T: Copy> IsCopy<T> {
    pub const COPY: bool = true;
}

/// The policy as it was written: where it is none, the error is here.
pub trait Chosen: Sized {
    type Policy: Tracker<Self>;
}

/// Whether `P` is a policy for `F`: an inherent const comes before that of a trait.
pub struct IsTracker<P, F>(PhantomData<(P, F)>);

pub trait IsNoTracker {
    const YES: bool = false;
}

impl<P, F> IsNoTracker for IsTracker<P, F> {}

impl<P: Tracker<F>, F> IsTracker<P, F> {
    pub const YES: bool = true;
}

/// The policy to go on with.
pub struct Choose<const IS_TRACKER: bool>;

pub trait Pick<P> {
    type Picked;
}

impl<P> Pick<P> for Choose<true> {
    type Picked = P;
}

impl<P> Pick<P> for Choose<false> {
    type Picked = Untracked;
}
