//! The assignment of one field.

use core::mem;

use super::{HandleOf, Instance};
use crate::error::{Cause, Explain, FailedClauses, ValidationError};
use crate::fields::{self, Assignable, Fields};
use crate::policy::Handle;

/// What a setter returns.
pub type Assigned<T> = Result<(), ValidationError<T>>;

/// Converts a parameter of `new`.
#[inline]
pub fn into<T: Into<U>, U>(value: T) -> U {
    value.into()
}

/// Applies a function after `via`, which gives its closure a type.
#[inline]
pub fn via<T>(value: T, normalize: impl FnOnce(T) -> T) -> T {
    normalize(value)
}

/// The body of a setter: assigns the field whose reader is `M`.
///
/// # Errors
///
/// Returns the value if its rule or an `ensure` clause rejects it, or if it has another type than
/// the field.
#[inline]
pub fn assign<F: Fields, M: 'static, T: 'static>(
    instance: &mut Instance<F>,
    _reader: M,
    value: T,
) -> Assigned<T> {
    let mut value = fields::normalized_value::<F, M, T>(value);
    let Assignable { index, accepted } = fields::assignable::<F, M, T>(&value);
    if !accepted {
        return Err(reject_value::<F, T>(index, FailedClauses::NONE, value));
    }
    let trial = Trial::begin(&mut instance.fields, |fields| {
        fields::swap(fields, index, &mut value);
    });
    let failed = fields::failed_clauses(trial.fields);
    if !failed.is_none() {
        drop(trial);
        return Err(reject_value::<F, T>(index, failed, value));
    }
    trial.keep();
    instance.handle.assigned(&instance.fields, index);
    Ok(())
}

#[cold]
#[inline(never)]
fn reject_value<F: Fields, T: 'static>(
    field: usize,
    failed: FailedClauses,
    value: T,
) -> ValidationError<T> {
    HandleOf::<F>::rejected();
    let is_stable = !failed.is_none() || fields::is_stable_value::<F, T>(field, &value);
    let cause = Cause {
        field,
        failed,
        at: None,
    };
    ValidationError::new(value, &cause, is_stable, fields::explain_value::<F, T>)
}

/// The body of a setter of a generic struct. The type of its field may borrow, so it cannot be
/// compared with that of a rule. The value is checked in place instead, and the setter passes the
/// function that explains its violations.
///
/// # Errors
///
/// Returns the value if its rule or an `ensure` clause rejects it.
#[inline]
pub fn assign_open<F: Fields, T>(
    _key: F::Key,
    instance: &mut Instance<F>,
    index: usize,
    place: impl Fn(&mut F) -> &mut T,
    (mut value, explain): (T, Explain<T>),
) -> Assigned<T> {
    let trial = Trial::begin(&mut instance.fields, |fields| {
        mem::swap(place(fields), &mut value);
    });
    if let Some(cause) = fields::rejected_at(trial.fields, index) {
        HandleOf::<F>::rejected();
        let is_stable = fields::is_stable(trial.fields);
        drop(trial);
        return Err(ValidationError::new(value, &cause, is_stable, explain));
    }
    trial.keep();
    instance.handle.assigned(&instance.fields, index);
    Ok(())
}

/// An assignment that is undone unless it is kept, even if a rule or a clause panics.
pub(super) struct Trial<'f, F, S: FnMut(&mut F)> {
    pub(super) fields: &'f mut F,
    swap: S,
    is_kept: bool,
}

impl<'f, F, S: FnMut(&mut F)> Trial<'f, F, S> {
    #[inline]
    pub(super) fn begin(fields: &'f mut F, mut swap: S) -> Self {
        swap(fields);
        Trial {
            fields,
            swap,
            is_kept: false,
        }
    }

    #[inline]
    pub(super) fn keep(mut self) {
        self.is_kept = true;
    }
}

impl<F, S: FnMut(&mut F)> Drop for Trial<'_, F, S> {
    #[inline]
    fn drop(&mut self) {
        if !self.is_kept {
            (self.swap)(self.fields);
        }
    }
}
