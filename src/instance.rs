//! The fields and the handle of an instance, accessible only through functions that check.
//!
//! A validated struct consists of an [`Instance`] in a private field. Code in the user's module can
//! reach that field, but can only move, swap and read its value: it has no methods. The expansion
//! calls functions of this module. Most of them check their arguments by the rules of the fields,
//! whoever calls them. The two that cannot do so take a [`Fields::Key`], of which only the expansion
//! can name a value.
//!
//! | file | what it holds |
//! |---|---|
//! | `instance.rs` | [`Instance`], and how one is made |
//! | `assign.rs` | the assignment of one field |
//! | `change.rs` | the change of a part of one field in place |
//! | `declared.rs` | [`Declared`]: a validated struct as its instance, and its methods |
//!
//! The functions that create an instance are always inlined, and keep the fields in registers: returning
//! a tracked instance through memory costs three times as much as creating it.
#![allow(clippy::inline_always, reason = "see above")]

use core::mem;
use core::ops::Deref;

use crate::error::{Cause, Reporter, ValidationError, Violations};
use crate::fields::{self, Fields};
use crate::policy::{Handle, Tracker};
use crate::tracker::Untracked;

mod assign;
mod change;
mod declared;

pub use assign::{Assigned, assign, assign_open, into, via};
pub(crate) use change::{Change, Editing, Rejection};
pub(crate) use declared::by_mut;
pub use declared::{Declared, Shape};

type HandleOf<F> = <<F as Fields>::Policy as Tracker<F>>::Handle;

/// Valid fields, and the handle that notifies the tracker of changes.
#[allow(missing_debug_implementations)]
pub struct Instance<F: Fields> {
    fields: F,
    handle: HandleOf<F>,
}

/// Gives access to the fields, to read them.
impl<F: Fields> Deref for Instance<F> {
    type Target = F;

    #[inline]
    fn deref(&self) -> &F {
        &self.fields
    }
}

/// A type that the expansion reaches from another.
pub trait Linked {
    type To;
}

/// A type with a key, of which only the type can be named.
pub trait Keyed {
    type Key;
}

/// The key of a struct that needs none. It has no value.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

#[inline(always)]
#[track_caller]
fn validate<F: Fields>(fields: F) -> Result<Instance<F>, ValidationError<F>> {
    Ok(begin(check(fields::normalized(fields))?))
}

/// The normalized fields, if the rules accept them. Trackers do not count rejected ones.
#[cfg(feature = "json")]
pub(crate) fn accepted<F: Fields>(fields: F) -> Result<F, ValidationError<F>> {
    let fields = fields::normalized(fields);
    match fields::rejected(&fields) {
        None => Ok(fields),
        Some(cause) => {
            let is_stable = fields::is_stable(&fields);
            let explain = fields::explain_fields::<F>;
            Err(ValidationError::new(fields, &cause, is_stable, explain))
        }
    }
}

/// An instance that no tracker counts.
#[cfg(feature = "json")]
pub(crate) fn detached<S: Declared>(fields: S::Fields) -> Result<S, ValidationError<S::Fields>> {
    let handle = HandleOf::<S::Fields>::detached();
    accepted(fields).map(|fields| declared::wrap(Instance { fields, handle }))
}

#[inline(always)]
fn check<F: Fields>(fields: F) -> Result<F, ValidationError<F>> {
    match fields::rejected(&fields) {
        None => Ok(fields),
        Some(cause) => Err(reject(fields, &cause)),
    }
}

/// An instance with these fields, which are valid.
#[inline(always)]
#[track_caller]
fn begin<F: Fields>(fields: F) -> Instance<F> {
    // Each pair is destructured where it is created. One pair for both would be in memory, because the function
    // writes it there, and the fields that were just stored in parts would be loaded as a whole.
    let (fields, handle) = if let Some(handle) = HandleOf::<F>::created_at_once(&fields) {
        (fields, handle)
    } else {
        let (fields, handle) = begin_with_care(fields);
        (fields, handle)
    };
    Instance { fields, handle }
}

/// It takes the fields by value, so that those of the caller stay in registers.
#[inline(never)]
#[track_caller]
fn begin_with_care<F: Fields>(fields: F) -> (F, HandleOf<F>) {
    let handle = HandleOf::<F>::created(&fields);
    (fields, handle)
}

#[cold]
#[inline(never)]
fn reject<F: Fields>(fields: F, cause: &Cause) -> ValidationError<F> {
    HandleOf::<F>::rejected();
    let is_stable = fields::is_stable(&fields);
    ValidationError::new(fields, cause, is_stable, fields::explain_fields::<F>)
}

#[inline]
fn replace<F: Fields>(instance: &mut Instance<F>, fields: F) -> Result<F, ValidationError<F>> {
    let fields = fields::normalized(fields);
    if let Some(cause) = fields::rejected(&fields) {
        return Err(reject(fields, &cause));
    }
    Ok(assign_all(instance, fields))
}

/// Returns the old fields, so that none is dropped before the tracker is notified of the new ones.
#[inline]
fn assign_all<F: Fields>(instance: &mut Instance<F>, fields: F) -> F {
    let old = mem::replace(&mut instance.fields, fields);
    instance.handle.replaced(&instance.fields);
    old
}

/// The normalized fields, if the rules and the check of the caller accept them.
#[cold]
fn accepted_with<F: Fields>(
    fields: F,
    check: impl FnOnce(&F, &mut Reporter<'_>),
) -> Result<F, ValidationError<F>> {
    let fields = fields::normalized(fields);
    let cause = fields::rejected(&fields);
    let violations = Violations::collect(|reporter| {
        if let Some(cause) = &cause {
            fields::explain_fields(&fields, cause, reporter);
        }
        check(&fields, reporter);
    });
    if cause.is_none() && violations.as_slice().is_empty() {
        return Ok(fields);
    }
    HandleOf::<F>::rejected();
    Err(ValidationError::recorded(fields, violations.or_rejected()))
}

/// The body of the const function of a `const struct`, after it has checked the fields.
pub const fn constant<F: Fields<Policy = Untracked>>(fields: F, key: F::Key) -> Instance<F> {
    mem::forget(key); // a constant cannot drop it
    Instance { fields, handle: () }
}

/// A clone is a new instance.
///
/// # Panics
///
/// Panics if the `Clone` of a field returns a value that a rule rejects.
#[allow(
    clippy::expl_impl_clone_on_copy,
    reason = "a clone is checked and counted; a copy has no handle"
)]
impl<F: Fields + Clone> Clone for Instance<F> {
    #[inline]
    #[track_caller]
    fn clone(&self) -> Self {
        match check(self.fields.clone()) {
            Ok(fields) if HandleOf::<F>::is_clone_data() => Instance {
                fields,
                handle: HandleOf::<F>::detached(),
            },
            Ok(fields) => begin(fields),
            Err(error) => clone_rejected(F::NAME, &error),
        }
    }
}

#[cold]
fn clone_rejected<F>(name: &str, error: &ValidationError<F>) -> ! {
    panic!("{name}: the clone of a valid value is not valid: {error}")
}

impl<F: Fields + Copy> Copy for Instance<F> where HandleOf<F>: Copy {}
