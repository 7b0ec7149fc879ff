//! What a declaration must fulfil, as trait bounds, so that a failure is an error at the user's own
//! token, the rule or the default, and names the struct and the field.
//!
//! A const `assert!` would name them too, but could point at nothing smaller than the whole
//! declaration: its span is the macro's. The results are computed in const items, and come here
//! as const parameters.

use core::marker::PhantomData;

#[cfg(feature = "std")]
use crate::tracker::cells::{Other, Trackable};
use crate::tracker::{Tracker, Untracked};

/// A type of which a tracker can keep a copy.
#[diagnostic::on_unimplemented(
    message = "`{S}`: a field of type `{Self}` cannot be tracked",
    label = "a tracker keeps a copy of it: this type must be `Clone + Send + Sync + 'static`",
    note = "give the type what it lacks, or put it into an `Arc`, or leave the policy out"
)]
pub trait CopiedFor<S> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<S, T: Trackable> CopiedFor<S> for T {}

/// Has the compiler prove that a field can be tracked.
#[cfg(feature = "std")]
pub const fn tracked<S, T: CopiedFor<S>>() -> bool {
    true
}

/// The cell of a field, if it was proven to be tracked.
#[cfg(feature = "std")]
pub trait CellOf<const IS_TRACKED: bool> {
    type Cell;
}

#[cfg(feature = "std")]
impl<T> CellOf<true> for T {
    type Cell = Other<T>;
}

/// A policy that sees every instance of `S`, or needs not.
#[diagnostic::on_unimplemented(
    message = "`{S}` derives `Copy`, but it is tracked, and a tracker does not see copies",
    label = "this policy cannot count copies",
    note = "leave `Copy` out and keep `Clone`: a clone is an instance of its own, and is counted"
)]
pub trait CountsCopies<S, F> {}

#[diagnostic::do_not_recommend]
impl<S, F, P: Tracker<F, Handle: Copy>> CountsCopies<S, F> for P {}

/// The policy as it was written: where it is none, the error is here.
#[doc(hidden)]
pub trait Chosen: Sized {
    type Policy: Tracker<Self>;
}

/// Whether `P` is a policy for `F`: an inherent const comes before that of a trait.
pub struct IsTracker<P, F>(PhantomData<(P, F)>);

pub trait IsNoTracker {
    const __YES: bool = false;
}

impl<P, F> IsNoTracker for IsTracker<P, F> {}

impl<P: Tracker<F>, F> IsTracker<P, F> {
    pub const __YES: bool = true;
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
