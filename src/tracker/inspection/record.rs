//! A copy of one instance's fields, with its id.

use core::fmt;
use core::time::Duration;

use super::id::InstanceId;
use crate::fields;
use crate::tracker::Recorded;
use crate::tracker::birth::{Moment, Site, since_generation, site_of};
use crate::tracker::cells::{Adopt, LeftOut};
use crate::tracker::pool::{LastField, Reading, State};

/// A copy of the fields of an instance, with its id.
///
/// Its `Debug` is that of the instance.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { #[derive(Debug)] struct Exam: strong { math: u8 in 0..=100 } }
/// drop(Exam::new(60).unwrap());
/// let record = &Exam::instances().snapshot()[0];
/// assert!(record.is_retained());
/// assert_eq!(format!("{record:?}"), "Exam { math: 60 }");
/// ```
pub struct Record<F> {
    pub(crate) index: u32,
    pub(crate) reading: Reading<F>,
}

impl<F: Recorded> Record<F> {
    pub(crate) fn new(index: usize, reading: Reading<F>) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Record { index, reading }
    }

    /// Returns the id of the instance.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(60).unwrap();
    /// let id = Exam::instances().snapshot()[0].id();
    /// exam.set_math(70).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].id(), id);
    /// ```
    #[must_use]
    pub fn id(&self) -> InstanceId<F> {
        InstanceId::new(self.index as usize, self.reading.tag.generation())
    }

    /// Returns a reference to the fields.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].fields().math, 60);
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn fields(&self) -> &F {
        &self.reading.fields
    }

    /// Returns the fields, moved out.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let record = Exam::instances().snapshot().remove(0);
    /// assert!(Exam::try_from(record.into_fields()).is_ok());
    /// ```
    #[must_use]
    pub fn into_fields(self) -> F {
        let Reading { last, fields, .. } = self.reading;
        if last.mark() { adopted(fields) } else { fields }
    }

    /// Returns the name of the field that was assigned last.
    ///
    /// `None` if all fields were validated together, by a constructor, `replace` or `update`.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(30).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].last_validated(), None);
    /// exam.set_math(60).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].last_validated(), Some("math"));
    /// ```
    #[must_use]
    pub fn last_validated(&self) -> Option<&'static str> {
        match self.reading.last.field() {
            LastField::Index(index) => F::FIELDS.get(index).map(crate::Field::name),
            LastField::All | LastField::Stale => None,
        }
    }

    /// Returns the names of the fields under `#[unrecorded]`, which are left out of the record.
    ///
    /// The record has the default of their type in their place. When such a field changes, nothing is
    /// copied. It need not be `Clone` or `Send`, but must be `Default`. The `Debug` of the record names the
    /// fields that are left out. An instance with such a field cannot be
    /// [restored](crate::tracker::Tracked::restore).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Order: weak {
    ///         id: u32 in 1..,
    ///         #[unrecorded]
    ///         lines: Vec<u32> in (len(1..), each(1..=900)),
    ///     }
    /// }
    ///
    /// let mut order = Order::new(7, vec![5]).unwrap();
    /// order.edit(Order::lines).push(6).unwrap(); // no copy of the lines
    ///
    /// let record = &Order::instances().snapshot()[0];
    /// assert_eq!(record.unrecorded(), ["lines"]);
    /// assert_eq!((record.fields().id, record.fields().lines.len()), (7, 0));
    /// assert_eq!(format!("{record:?}"), "Order { id: 7, lines: [] } without its lines");
    /// # drop(order);
    /// ```
    #[must_use]
    pub fn unrecorded(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        let mut found = |index: usize| names.extend(F::FIELDS.get(index).map(crate::Field::name));
        F::cells(
            &F::new_cells(),
            &mut LeftOut {
                index: 0,
                found: &mut found,
            },
        );
        names
    }

    /// Returns whether the instance has a newer value than this record.
    ///
    /// It has one if user code, such as the `Clone` of a field, panicked during a change. The next
    /// assignment that does not panic updates the record.
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
    /// let record = &Exam::instances().snapshot()[0];
    /// assert!(!record.fields().mood.0 && record.is_stale());
    /// ```
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.reading.last.field() == LastField::Stale
    }

    /// Returns the place where the instance was created.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap()); let line = line!();
    /// assert_eq!(Exam::instances().retained()[0].created_at().line(), line);
    /// ```
    #[must_use]
    pub fn created_at(&self) -> Site {
        site_of(self.reading.birth.site())
    }

    /// Returns how many generations have begun since the instance was created.
    ///
    /// Each [report](crate::tracker::report), each [checkpoint](crate::tracker::Instances::checkpoint) and
    /// each call of [`advance_generation`](crate::tracker::advance_generation) begins one. The greatest
    /// value is 8191, which means 8191 or more.
    ///
    /// ```
    /// # use inbounds::{prelude::*, tracker};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// for _ in 0..3 {
    ///     tracker::report();
    /// }
    /// assert_eq!(Exam::instances().snapshot()[0].age(), 3);
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn age(&self) -> u32 {
        self.reading.birth.age(Moment::now())
    }

    /// Returns a lower bound of the time for which the instance has existed.
    ///
    /// It is the time since the first generation that began after the instance was created, so its
    /// precision is the interval between reports. An instance stores no time for it. `None` if no
    /// generation has begun since, or without a clock.
    ///
    /// ```
    /// # use inbounds::{prelude::*, tracker};
    /// # use std::time::Duration;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].older_than(), None);
    /// tracker::report();
    /// std::thread::sleep(Duration::from_millis(5));
    /// let age = Exam::instances().snapshot()[0].older_than().unwrap();
    /// assert!(age >= Duration::from_millis(5));
    /// # drop(exam);
    /// ```
    #[must_use]
    pub fn older_than(&self) -> Option<Duration> {
        since_generation(self.age())
    }

    /// Returns whether the instance was dropped, and only its record is left.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(!Exam::instances().snapshot()[0].is_retained());
    /// drop(exam);
    /// assert!(Exam::instances().snapshot()[0].is_retained());
    /// ```
    #[must_use]
    pub fn is_retained(&self) -> bool {
        self.reading.tag.state() == State::Retained
    }
}

/// A copy of fields in which instances are instances, and not data.
fn adopted<F: Recorded>(fields: F) -> F {
    let cells = F::new_cells();
    fields.each(&cells, Adopt);
    let mut adopted = None;
    F::load(&cells, true, &mut adopted);
    adopted.unwrap_or(fields) // cannot fail: each cell has a value
}

impl<F: Recorded + fmt::Debug> fmt::Debug for Record<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fields::debug_fields(&self.reading.fields, f)?;
        match &self.unrecorded()[..] {
            [] => Ok(()),
            names => write!(f, " without its {}", names.join(", ")),
        }
    }
}
