//! An instance as the tracker saw it.

use core::fmt;

use super::slot::Reading;
use super::version::{BEHIND, State};
use super::{InstanceId, Recorded, field_name};
use crate::fields;

/// An instance as the tracker saw it.
///
/// Its `Debug` is that of the instance.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam: strong { math: u8 in 0..=100 } }
/// drop(Exam::new(60).unwrap());
/// let seen = &Exam::tracker().seen()[0];
/// assert!(seen.is_retained());
/// assert_eq!(format!("{seen:?}"), "Exam { math: 60 }");
/// ```
pub struct Seen<F> {
    pub(super) index: u32,
    pub(super) reading: Reading<F>,
}

impl<F: Recorded> Seen<F> {
    pub(super) fn new(index: usize, reading: Reading<F>) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Seen { index, reading }
    }

    /// Which instance it is.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(60).unwrap();
    /// let id = Exam::tracker().seen()[0].id();
    /// exam.set_math(70).unwrap();
    /// assert_eq!(Exam::tracker().seen()[0].id(), id);
    /// ```
    #[must_use]
    pub fn id(&self) -> InstanceId {
        InstanceId::new(self.index as usize, self.reading.tag.generation())
    }

    /// A copy of the fields.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::tracker().seen()[0].fields().math, 60);
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn fields(&self) -> &F {
        &self.reading.fields
    }

    /// The copy, moved out.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let seen = Exam::tracker().seen().remove(0);
    /// assert!(Exam::try_from(seen.into_fields()).is_ok());
    /// ```
    #[must_use]
    pub fn into_fields(self) -> F {
        self.reading.fields
    }

    /// The field that was assigned last; `None` where all were validated together, by a
    /// construction, `replace` or `update`.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(30).unwrap();
    /// assert_eq!(Exam::tracker().seen()[0].last_validated(), None);
    /// exam.set_math(60).unwrap();
    /// assert_eq!(Exam::tracker().seen()[0].last_validated(), Some("math"));
    /// ```
    #[must_use]
    pub fn last_validated(&self) -> Option<&'static str> {
        field_name::<F>(self.reading.last.field().into())
    }

    /// Whether the instance has a newer value than this: the `Clone` that was to copy it here, in a
    /// setter, `replace` or `update`, panicked. The next assignment that does not panic catches up.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # use std::panic::{AssertUnwindSafe, catch_unwind};
    /// struct Moody(bool);
    ///
    /// impl Clone for Moody {
    ///     fn clone(&self) -> Self {
    ///         assert!(!self.0, "not now");
    ///         Moody(self.0)
    ///     }
    /// }
    ///
    /// validated_struct! { struct Exam: weak { mood: Moody, math: u8 in 0..=100 } }
    ///
    /// let mut exam = Exam::new(Moody(false), 60).ok().unwrap();
    /// catch_unwind(AssertUnwindSafe(|| exam.set_mood(Moody(true)).is_ok())).unwrap_err();
    /// assert!(exam.mood().0);
    /// let seen = &Exam::tracker().seen()[0];
    /// assert!(!seen.fields().mood.0 && seen.is_behind());
    /// ```
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.reading.last.field() == BEHIND
    }

    /// Whether the instance is gone and only the tracker keeps this.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(!Exam::tracker().seen()[0].is_retained());
    /// drop(exam);
    /// assert!(Exam::tracker().seen()[0].is_retained());
    /// ```
    #[must_use]
    pub fn is_retained(&self) -> bool {
        self.reading.tag.state() == State::Retained
    }
}

impl<F: Recorded + fmt::Debug> fmt::Debug for Seen<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fields::debug(&self.reading.fields, f)
    }
}
