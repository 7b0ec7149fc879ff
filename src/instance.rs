//! The fields and the tracker handle of an instance, accessible only through functions that check.
//!
//! A validated struct is nothing but an [`Instance`] in a private field. Code in the user's module
//! can reach that field, but can only move, swap and read its value: it has no methods. What the
//! expansion calls are functions of this module.
//! Most of them check what they are given by the rules of the fields, whoever calls, so that there
//! Most of them check their arguments by the rules of the fields, whoever calls them. The two that
//! cannot take a [`Fields::Key`], of which only the expansion can name a value.
//!
//! What makes an instance is inlined always, and keeps the fields in registers: a result with a tracked
//! instance that goes through memory costs three times as much as the instance.
#![allow(clippy::inline_always, reason = "see above")]

use core::mem;
use core::ops::Deref;

use crate::error::{
    Cause, Explain, FailedClauses, Reporter, ValidationError, Violation, Violations,
};
use crate::fields::{self, Assignable, Fields};
use crate::policy::{Handle, Tracker};
use crate::tracker::Untracked;
#[cfg(feature = "std")]
use crate::tracker::{HasRecord, InstanceId, Recorded, Tracked};
use crate::validated::Validated;

mod change;

pub(crate) use change::{Change, Editing, Rejection};

type HandleOf<F> = <<F as Fields>::Policy as Tracker<F>>::Handle;

/// Valid fields, and the handle that notifies the tracker of them.
#[allow(missing_debug_implementations)]
pub struct Instance<F: Fields> {
    fields: F,
    handle: HandleOf<F>,
}

/// To read the fields.
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

/// Something with a key, of which nothing but the type can be named.
pub trait Keyed {
    type Key;
}

/// The key of a struct that needs none: it has no value.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

/// What a setter returns.
pub type Assigned<T> = Result<(), ValidationError<T>>;

#[inline(always)]
#[track_caller]
fn validate<F: Fields>(fields: F) -> Result<Instance<F>, ValidationError<F>> {
    Ok(begin(check(fields::normalized(fields))?))
}

/// Fields as a struct holds them, if the rules accept them. No tracker counts it if they do not.
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

/// An instance that no tracker knows of.
#[cfg(feature = "json")]
pub(crate) fn detached<S: Declared>(fields: S::Fields) -> Result<S, ValidationError<S::Fields>> {
    let handle = HandleOf::<S::Fields>::detached();
    accepted(fields).map(|fields| wrap(Instance { fields, handle }))
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
    let old = mem::replace(&mut instance.fields, fields);
    instance.handle.replaced(&instance.fields);
    Ok(old)
}

/// The fields as a struct holds them, if the rules and a check of the caller accept them.
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
/// compared with that of a rule: the value is checked in its place, and the setter passes what
/// explains its violations.
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

/// An assignment that is undone unless it is kept; also if a rule or a clause panics.
struct Trial<'f, F, S: FnMut(&mut F)> {
    fields: &'f mut F,
    swap: S,
    is_kept: bool,
}

impl<'f, F, S: FnMut(&mut F)> Trial<'f, F, S> {
    #[inline]
    fn begin(fields: &'f mut F, mut swap: S) -> Self {
        swap(fields);
        Trial {
            fields,
            swap,
            is_kept: false,
        }
    }

    #[inline]
    fn keep(mut self) {
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

/// The body of the const function of a `const struct`, after it has checked the fields.
pub const fn constant<F: Fields<Policy = Untracked>>(fields: F, key: F::Key) -> Instance<F> {
    mem::forget(key); // a constant cannot drop it
    Instance { fields, handle: () }
}

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

/// A clone is a new instance.
///
/// # Panics
///
/// If the `Clone` of a field returns a value that the rules reject.
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

/// A validated struct or its instance, owned or borrowed. One function that converts all of them
/// compiles faster than four.
#[allow(missing_debug_implementations)]
pub enum Shape<'a, S: Declared> {
    Struct(S),
    StructRef(&'a S),
    StructMut(&'a mut S),
    Instance(Instance<S::Fields>),
    InstanceRef(&'a Instance<S::Fields>),
    InstanceMut(&'a mut Instance<S::Fields>),
}

/// What the expansion states about a validated struct: it is nothing but its instance.
#[doc(hidden)]
pub trait Declared: Sized {
    type Fields: Fields<Struct = Self>;

    /// Converts between a struct and its instance, owned or borrowed.
    fn convert(shape: Shape<'_, Self>) -> Shape<'_, Self>;
}

#[inline]
fn wrap<S: Declared>(instance: Instance<S::Fields>) -> S {
    match S::convert(Shape::Instance(instance)) {
        Shape::Struct(wrapped) => wrapped,
        _ => mismatch(),
    }
}

#[inline]
fn unwrap<S: Declared>(wrapped: S) -> Instance<S::Fields> {
    match S::convert(Shape::Struct(wrapped)) {
        Shape::Instance(instance) => instance,
        _ => mismatch(),
    }
}

#[inline]
fn by_ref<S: Declared>(wrapped: &S) -> &Instance<S::Fields> {
    match S::convert(Shape::StructRef(wrapped)) {
        Shape::InstanceRef(instance) => instance,
        _ => mismatch(),
    }
}

#[inline]
pub(crate) fn by_mut<S: Declared>(wrapped: &mut S) -> &mut Instance<S::Fields> {
    match S::convert(Shape::StructMut(wrapped)) {
        Shape::InstanceMut(instance) => instance,
        _ => mismatch(),
    }
}

#[cold]
fn mismatch() -> ! {
    unreachable!("a struct converts to its instance, and an instance to its struct")
}

impl<S: Declared> Validated for S {
    type Fields = <S as Declared>::Fields;

    #[inline]
    fn fields(&self) -> &Self::Fields {
        by_ref(self)
    }

    #[inline]
    fn into_fields(self) -> Self::Fields {
        unwrap(self).fields
    }

    #[inline(always)]
    #[track_caller]
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>> {
        Ok(wrap(validate(fields)?))
    }

    #[track_caller]
    fn validate_with(
        fields: Self::Fields,
        check: impl FnOnce(&Self::Fields, &mut Reporter<'_>),
    ) -> Result<Self, ValidationError<Self::Fields>> {
        Ok(wrap(begin(accepted_with(fields, check)?)))
    }

    fn reject(
        self,
        violations: impl IntoIterator<Item = Violation>,
    ) -> ValidationError<Self::Fields> {
        HandleOf::<Self::Fields>::rejected();
        let violations = Violations::of(violations).or_rejected();
        ValidationError::recorded(self.into_fields(), violations)
    }

    #[inline]
    fn replace(
        &mut self,
        fields: Self::Fields,
    ) -> Result<Self::Fields, ValidationError<Self::Fields>> {
        replace(by_mut(self), fields)
    }

    #[inline]
    fn update(
        &mut self,
        change: impl FnOnce(&mut Self::Fields),
    ) -> Result<(), ValidationError<Self::Fields>>
    where
        Self::Fields: Clone,
    {
        let mut fields = self.fields().clone();
        change(&mut fields);
        self.replace(fields).map(drop)
    }

    fn update_with(
        &mut self,
        change: impl FnOnce(&mut Self::Fields),
        check: impl FnOnce(&Self::Fields, &mut Reporter<'_>),
    ) -> Result<(), ValidationError<Self::Fields>>
    where
        Self::Fields: Clone,
    {
        let mut fields = self.fields().clone();
        change(&mut fields);
        let fields = accepted_with(fields, check)?;
        let instance = by_mut(self);
        instance.fields = fields;
        instance.handle.replaced(&instance.fields);
        Ok(())
    }
}

#[cfg(feature = "std")]
impl<S: Declared> Tracked for S {
    fn instance_id(&self) -> Option<InstanceId<Self::Fields>>
    where
        HandleOf<Self::Fields>: HasRecord<Self::Fields>,
    {
        by_ref(self).handle.id()
    }

    /// The record of a retained instance becomes that of a live one. If its fields cannot be read
    /// or are not valid, the handle is dropped, and the instance is retained again.
    fn restore(id: InstanceId<Self::Fields>) -> Option<Self>
    where
        Self::Fields: Recorded,
        HandleOf<Self::Fields>: HasRecord<Self::Fields>,
    {
        let handle = HandleOf::<Self::Fields>::restore(id)?;
        let fields = Self::Fields::instances().get(id)?.into_fields();
        fields::rejected(&fields)
            .is_none()
            .then(|| wrap(Instance { fields, handle }))
    }
}
