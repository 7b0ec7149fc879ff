//! Requirements on a declaration, as trait bounds.
//!
//! A bound that does not hold is an error at the user's token, with the names of the struct and the field. A
//! const `assert!` could only point to the whole declaration, because it has the span of the macro. The results
//! are computed in const items and passed as const parameters.

use core::marker::PhantomData;

#[cfg(feature = "std")]
use crate::tracker::cells::{Other, Unrecorded};
use crate::tracker::{Tracker, Untracked};

/// A type that a tracker can copy.
#[cfg(feature = "std")]
#[diagnostic::on_unimplemented(
    message = "`{S}`: a field of type `{Self}` cannot be tracked",
    label = "a tracker keeps a copy of it: this type must be `Clone + Send + Sync + 'static`",
    note = "give the type what it lacks, or put it into an `Arc`, or leave the policy out"
)]
pub trait CopiedFor<S> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<S, T: Clone + 'static> CopiedFor<S> for T {}

/// Makes the compiler prove that a field can be copied.
#[cfg(feature = "std")]
pub const fn copied<S, T: CopiedFor<S>>() -> bool {
    true
}

/// A type that a tracker can copy, and whose copy all threads can read.
#[cfg(feature = "std")]
#[diagnostic::on_unimplemented(
    message = "`{S}`: a field of type `{Self}` cannot be tracked",
    label = "all threads can read a tracker's copy of it: this type must be `Send + Sync`",
    note = "use `Arc` in place of `Rc`, and `Mutex` in place of `RefCell`, or put `#[unrecorded]` on the field, or \
            leave the policy out"
)]
pub trait SharedFor<S> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<S, T: Clone + Send + Sync + 'static> SharedFor<S> for T {}

/// Makes the compiler prove that a field can be copied and shared.
#[cfg(feature = "std")]
pub const fn shared<S, T: SharedFor<S>>() -> bool {
    true
}

/// An enum whose fields a tracker can copy. A record has one cell for the whole enum.
#[cfg(feature = "std")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a policy, so it needs `#[derive(Clone)]`",
    label = "a tracker keeps a copy of the fields of this enum",
    note = "if a field cannot be `Clone`, put it into an `Arc`, or leave the policy out"
)]
pub trait CopiedEnum<F> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<E, F: Clone + 'static> CopiedEnum<F> for E {}

/// Makes the compiler prove that an enum can be copied.
#[cfg(feature = "std")]
pub const fn copied_enum<F, E: CopiedEnum<F>>() -> bool {
    true
}

/// The cell of a field, if it was proven that it can be copied.
#[cfg(feature = "std")]
pub trait CellOf<const IS_COPIED: bool> {
    type Cell;
}

#[cfg(feature = "std")]
impl<T> CellOf<true> for T {
    type Cell = Other<T>;
}

/// A type whose default can replace its value in a record.
#[cfg(feature = "std")]
#[diagnostic::on_unimplemented(
    message = "`{S}`: a field of type `{Self}` cannot be `#[unrecorded]`",
    label = "a record has the default in its place: this type must implement `Default`"
)]
pub trait LeftOutFor<S> {}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<S, T: Default + 'static> LeftOutFor<S> for T {}

/// Makes the compiler prove that a field can be left out.
#[cfg(feature = "std")]
pub const fn left_out<S, T: LeftOutFor<S>>() -> bool {
    true
}

/// The cell of a field that is left out, if it was proven that it can be.
#[cfg(feature = "std")]
pub trait UnrecordedCellOf<const CAN_BE: bool> {
    type Cell;
}

#[cfg(feature = "std")]
impl<T> UnrecordedCellOf<true> for T {
    type Cell = Unrecorded<T>;
}

/// A policy whose handle is `Copy`, as a struct that derives `Copy` requires.
#[diagnostic::on_unimplemented(
    message = "`{S}` derives `Copy`, but it is tracked, and a tracker does not see copies",
    label = "this policy cannot count copies",
    note = "leave `Copy` out and keep `Clone`: a clone is an instance of its own, and is counted"
)]
pub trait CountsCopies<S, F> {}

#[diagnostic::do_not_recommend]
impl<S, F, P: Tracker<F, Handle: Copy>> CountsCopies<S, F> for P {}

/// The policy as written in the declaration. If it is not a policy, the error is here.
#[doc(hidden)]
pub trait Chosen: Sized {
    type Policy: Tracker<Self>;
}

/// Whether `P` is a policy for `F`. An inherent constant takes precedence over that of the trait.
pub struct IsTracker<P, F>(PhantomData<(P, F)>);

pub trait IsNoTracker {
    const __YES: bool = false;
}

impl<P, F> IsNoTracker for IsTracker<P, F> {}

impl<P: Tracker<F>, F> IsTracker<P, F> {
    pub const __YES: bool = true;
}

/// The policy, or none if it is not one.
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
