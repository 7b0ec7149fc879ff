//! The fields and the tracker handle of an instance, behind one door.
//!
//! A declared struct is nothing but a [`Instance`], and `Instance` has no public way in: code in the
//! user's own module, which can reach the private fields of the declared struct, finds there a
//! value that it can move and swap but not write.

use core::mem;

use crate::error::{Cause, ValidationError};
use crate::fields::{Fields, Query, Ruled, explain_field, explain_fields, rejected};
use crate::policy::{Handle, Tracker};
use crate::tracker::Untracked;
#[cfg(feature = "std")]
use crate::tracker::{HasRecord, InstanceId, Recorded, Tracked};
use crate::validated::Validated;

type HandleOf<F> = <<F as Fields>::Policy as Tracker<F>>::Handle;

/// Valid fields, and the handle that tells the tracker of them.
pub struct Instance<F: Fields> {
    fields: F,
    handle: HandleOf<F>,
}

impl<F: Fields> Instance<F> {
    #[inline]
    pub(crate) fn validate(fields: F) -> Result<Self, ValidationError<F>> {
        Self::check(fields.normalized(), HandleOf::<F>::created)
    }

    #[inline]
    fn check(fields: F, handle: fn(&F) -> HandleOf<F>) -> Result<Self, ValidationError<F>> {
        match rejected(&fields) {
            None => Ok(Self::enter(fields, handle)),
            Some(failed) => Err(Self::reject(fields, failed)),
        }
    }

    #[inline]
    fn reject(fields: F, failed: u32) -> ValidationError<F> {
        HandleOf::<F>::rejected();
        ValidationError::new(fields, Cause { field: 0, failed }, explain_fields::<F>)
    }

    #[inline]
    fn enter(fields: F, handle: fn(&F) -> HandleOf<F>) -> Self {
        let handle = handle(&fields);
        Instance { fields, handle }
    }

    /// The fields, to read.
    #[inline]
    pub fn read(&self) -> &F {
        &self.fields
    }

    #[cfg(feature = "std")]
    pub(crate) fn instance_id(&self) -> Option<InstanceId<F>>
    where
        HandleOf<F>: HasRecord<F>,
    {
        self.handle.id()
    }

    /// The record of a retained instance becomes that of a live one. Where its fields cannot be
    /// had, or are not valid, the handle is dropped, and with it the instance, once more.
    #[cfg(feature = "std")]
    pub(crate) fn restore(id: InstanceId<F>) -> Option<Self>
    where
        F: Recorded,
        HandleOf<F>: HasRecord<F>,
    {
        let handle = HandleOf::<F>::restore(id)?;
        let fields = F::instances().get(id)?.into_fields();
        rejected(&fields)
            .is_none()
            .then_some(Instance { fields, handle })
    }

    #[inline]
    pub(crate) fn into_fields(self) -> F {
        self.fields
    }

    #[inline]
    pub(crate) fn replace(&mut self, fields: F) -> Result<F, ValidationError<F>> {
        let fields = fields.normalized();
        if let Some(failed) = rejected(&fields) {
            return Err(Self::reject(fields, failed));
        }
        let old = mem::replace(&mut self.fields, fields);
        self.handle.replaced(&self.fields);
        Ok(old)
    }

    /// What the expansion of a setter does.
    ///
    /// # Errors
    ///
    /// The value, where the rule or an `ensure` clause rejects it.
    #[inline]
    pub fn assign<M: Ruled<F, T>, T>(
        &mut self,
        field: u16,
        place: impl Fn(&mut F) -> &mut T,
        value: T,
    ) -> Result<(), ValidationError<T>> {
        let (value, failed) = if M::query(Query::Accepts(&value)) {
            match commit(self, field.into(), place, value) {
                Ok(()) => return Ok(()),
                Err(rejected) => rejected,
            }
        } else {
            (value, 0)
        };
        HandleOf::<F>::rejected();
        let cause = Cause { field, failed };
        Err(ValidationError::new(value, cause, explain_field::<F, M, T>))
    }
}

impl<F: Fields<Policy = Untracked>> Instance<F> {
    /// What the expansion of `constant` does, once it has checked the fields.
    pub const fn constant(fields: F) -> Self {
        Instance { fields, handle: () }
    }
}

/// Assigns, and tells the tracker, or gives back the value and the clauses that do not hold.
#[inline]
fn commit<F: Fields, T>(
    instance: &mut Instance<F>,
    index: usize,
    place: impl Fn(&mut F) -> &mut T,
    value: T,
) -> Result<(), (T, u32)> {
    let old = if F::ENSURES.is_empty() {
        mem::replace(place(&mut instance.fields), value)
    } else {
        ensured(&mut instance.fields, place, value)?
    };
    instance.handle.assigned(&instance.fields, index);
    drop(old);
    Ok(())
}

/// Assigns, asks the `ensure` clauses, and takes the assignment back where one does not hold.
fn ensured<F: Fields, T>(
    fields: &mut F,
    place: impl Fn(&mut F) -> &mut T,
    value: T,
) -> Result<T, (T, u32)> {
    /// Takes the assignment back when it is dropped, so also where a clause panics.
    struct Trial<'a, F, T, P: Fn(&mut F) -> &mut T> {
        fields: &'a mut F,
        place: P,
        old: Option<T>,
    }

    impl<F, T, P: Fn(&mut F) -> &mut T> Trial<'_, F, T, P> {
        fn take_back(&mut self) -> Option<T> {
            let old = self.old.take()?;
            Some(mem::replace((self.place)(self.fields), old))
        }
    }

    impl<F, T, P: Fn(&mut F) -> &mut T> Drop for Trial<'_, F, T, P> {
        fn drop(&mut self) {
            self.take_back();
        }
    }

    let old = Some(mem::replace(place(fields), value));
    let mut trial = Trial { fields, place, old };
    let failed = trial.fields.failed_clauses();
    let taken = if failed == 0 {
        trial.old.take().map(Ok)
    } else {
        trial.take_back().map(|value| Err((value, failed)))
    };
    taken.expect("a trial holds the old value until it ends")
}

/// What the expansion of `new` imports under the names of its parameters.
pub const fn shadow() {}

/// Applies a function after `via`; types its closure.
#[inline]
pub fn via<T>(value: T, normalize: impl FnOnce(T) -> T) -> T {
    normalize(value)
}

/// Whether an `ensure` clause holds; types the closure of the clause.
#[inline]
pub fn holds<F>(fields: &F, clause: impl FnOnce(&F) -> bool) -> bool {
    clause(fields)
}

/// A clone is an instance of its own.
///
/// # Panics
///
/// Where the `Clone` of a field gives a value that the rules reject.
#[allow(
    clippy::expl_impl_clone_on_copy,
    reason = "a clone is checked and entered; a copy has no handle"
)]
impl<F: Fields + Clone> Clone for Instance<F> {
    #[inline]
    fn clone(&self) -> Self {
        match Self::check(self.fields.clone(), HandleOf::<F>::cloned) {
            Ok(clone) => clone,
            Err(rejected) => clone_rejected(F::NAME, &rejected),
        }
    }
}

#[cold]
fn clone_rejected<F>(name: &str, rejected: &ValidationError<F>) -> ! {
    panic!("{name}: the clone of a valid value is not valid: {rejected}")
}

impl<F: Fields + Copy> Copy for Instance<F> where HandleOf<F>: Copy {}

/// What the expansion says of a declared struct: that it is nothing but its instance fields.
#[doc(hidden)]
pub trait Declared: Sized {
    type Fields: Fields;

    fn from_instance(instance: Instance<Self::Fields>) -> Self;
    fn as_instance(&self) -> &Instance<Self::Fields>;
    fn as_instance_mut(&mut self) -> &mut Instance<Self::Fields>;
    fn into_instance(self) -> Instance<Self::Fields>;
}

impl<S: Declared> Validated for S {
    type Fields = <S as Declared>::Fields;

    #[inline]
    fn fields(&self) -> &Self::Fields {
        self.as_instance().read()
    }

    #[inline]
    fn into_fields(self) -> Self::Fields {
        self.into_instance().into_fields()
    }

    #[inline]
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>> {
        Instance::validate(fields).map(S::from_instance)
    }

    #[inline]
    fn replace(
        &mut self,
        fields: Self::Fields,
    ) -> Result<Self::Fields, ValidationError<Self::Fields>> {
        self.as_instance_mut().replace(fields)
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
}

#[cfg(feature = "std")]
impl<S: Declared> Tracked for S {
    fn instance_id(&self) -> Option<InstanceId<Self::Fields>>
    where
        HandleOf<Self::Fields>: HasRecord<Self::Fields>,
    {
        self.as_instance().instance_id()
    }

    fn restore(id: InstanceId<Self::Fields>) -> Option<Self>
    where
        Self::Fields: Recorded,
        HandleOf<Self::Fields>: HasRecord<Self::Fields>,
    {
        Instance::restore(id).map(S::from_instance)
    }
}
