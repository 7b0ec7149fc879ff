//! The methods of a validated struct, except readers and setters, in terms of its instance.
//!
//! See [`instance`](super) for why some of them are always inlined.
#![allow(clippy::inline_always, reason = "see above")]

use super::{HandleOf, Instance, accepted_with, assign_all, begin, replace, validate};
use crate::error::{Reporter, ValidationError, Violation, Violations};
#[cfg(feature = "std")]
use crate::fields;
use crate::fields::Fields;
use crate::policy::Handle;
#[cfg(feature = "std")]
use crate::tracker::{HasRecord, InstanceId, Recorded, Tracked};
use crate::validated::Validated;

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

/// A validated struct, which consists of its instance. The expansion implements it.
#[doc(hidden)]
pub trait Declared: Sized {
    type Fields: Fields<Struct = Self>;

    /// Converts between a struct and its instance, owned or borrowed.
    fn convert(shape: Shape<'_, Self>) -> Shape<'_, Self>;
}

#[inline]
pub(super) fn wrap<S: Declared>(instance: Instance<S::Fields>) -> S {
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
        assign_all(by_mut(self), fields);
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
