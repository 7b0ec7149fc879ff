//! The records of all instances of one type.

use core::fmt;
use core::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::slot::{Reading, Slot};
use super::{Entry, InstanceId, Recorded, field_name};
use crate::sealed;

/// What is known of the instances of one type: its `tracker()`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Exam: weak {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::new(30)?;
/// exam.set_math(60)?;
/// let seen = &Exam::tracker().seen()[0];
/// assert_eq!((seen.fields().math, seen.last_validated()), (60, Some("math")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Pool<F: Recorded> {
    shelf: Mutex<Shelf<F::Record>>,
}

/// The lock is held to move pointers and numbers, never while user code runs.
struct Shelf<R: 'static> {
    slots: Vec<&'static Slot<R>>,
    free: Vec<&'static Slot<R>>,
    live: usize,
    retained: usize,
    created: u64,
}

/// How many instances there are and were.
///
/// ```
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// drop(exam.clone_of_its_own());
/// let counts = Exam::tracker().counts();
/// assert_eq!((counts.live, counts.retained, counts.created), (1, 1, 2));
/// # trait CloneOfItsOwn { fn clone_of_its_own(&self) -> Exam; }
/// # impl CloneOfItsOwn for Exam { fn clone_of_its_own(&self) -> Exam { Exam::new(self.math()).unwrap() } }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Instances that exist now.
    pub live: usize,
    /// Instances that are gone, and that only the tracker still keeps.
    pub retained: usize,
    /// Instances that ever were.
    pub created: u64,
}

impl<F: Recorded> Pool<F> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Pool {
            shelf: Mutex::new(Shelf {
                slots: Vec::new(),
                free: Vec::new(),
                live: 0,
                retained: 0,
                created: 0,
            }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shelf<F::Record>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of everything on record, in the order of the slots: the live instances, and the
    /// retained ones. Each is as its owner left it between two changes.
    ///
    /// O(slots); allocates the list and what the fields own.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exams = [Exam::new(60).unwrap(), Exam::new(70).unwrap()];
    /// let marks: Vec<u8> = Exam::tracker().seen().iter().map(|seen| seen.fields().math).collect();
    /// assert_eq!(marks, [60, 70]);
    /// # drop(exams);
    /// ```
    #[must_use]
    pub fn seen(&self) -> Vec<Seen<F>> {
        let slots = self.lock().slots.clone();
        slots
            .iter()
            .filter_map(|slot| slot.read().map(Seen))
            .collect()
    }

    /// How many instances there are and were: exact, at any moment, on any thread. O(1).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let counts = Exam::tracker().counts();
    /// assert_eq!((counts.live, counts.created), (0, 1));
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        let shelf = self.lock();
        Counts {
            live: shelf.live,
            retained: shelf.retained,
            created: shelf.created,
        }
    }

    /// Lets go of everything that only the tracker keeps, and says how much that was.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(Exam::tracker().release_retained(), 1);
    /// assert_eq!(Exam::tracker().counts().retained, 0);
    /// ```
    pub fn release_retained(&self) -> usize {
        let released = {
            let mut shelf = self.lock();
            let retained: Vec<_> = shelf
                .slots
                .iter()
                .copied()
                .filter(|s| s.is_retained())
                .collect();
            // Live to all who look, until they are free: nobody else releases them.
            shelf.retained -= retained.len();
            for slot in &retained {
                slot.claim();
            }
            retained
        };
        for slot in &released {
            slot.free::<F>();
        }
        self.lock().free.extend(&released);
        released.len()
    }
}

impl<F: Recorded> Default for Pool<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Recorded> fmt::Debug for Pool<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = F::NAME;
        f.debug_struct("Pool")
            .field("of", &name)
            .field("counts", &self.counts())
            .finish()
    }
}

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
pub struct Seen<F>(Reading<F>);

impl<F: Recorded> Seen<F> {
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
        self.0.id
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
        &self.0.fields
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
        self.0.fields
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
        self.0.last.and_then(field_name::<F>)
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
        self.0.retained
    }
}

impl<F: Recorded + fmt::Debug> fmt::Debug for Seen<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sealed::debug(&self.0.fields, f)
    }
}

/// A slot of a pool, held by an instance: the entry of the policies that keep records.
///
/// `E` says what becomes of the record when the instance is gone: [`Freed`] or [`Retained`].
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Freed, Lease, Recorded, Tracker};
///
/// /// Does what `weak` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Entry = Lease<F, Freed>;
/// }
/// # validated_struct! { struct Exam: Same { math: u8 in 0..=100 } }
/// # let exam = Exam::new(60).unwrap();
/// # assert_eq!(Exam::tracker().counts().live, 1);
/// ```
pub struct Lease<F: Recorded, E: Ending> {
    slot: &'static Slot<F::Record>,
    ending: PhantomData<E>,
}

/// What becomes of the record of an instance that is gone. For [`Lease`].
///
/// ```
/// fn keeps<E: inbounds::Ending>() -> bool {
///     E::RETAINS
/// }
/// assert!(keeps::<inbounds::Retained>() && !keeps::<inbounds::Freed>());
/// ```
pub trait Ending: 'static {
    /// Whether the record stays until it is released.
    const RETAINS: bool;
}

/// The record goes with the instance.
///
/// ```
/// use inbounds::Ending;
/// assert!(!inbounds::Freed::RETAINS);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Freed {}

/// The record stays.
///
/// ```
/// use inbounds::Ending;
/// assert!(inbounds::Retained::RETAINS);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Retained {}

impl Ending for Freed {
    const RETAINS: bool = false;
}

impl Ending for Retained {
    const RETAINS: bool = true;
}

impl<F: Recorded, E: Ending> Entry<F> for Lease<F, E> {
    fn created(fields: &F) -> Self {
        let pool = F::pool();
        let slot = {
            let mut shelf = pool.lock();
            shelf.free.pop().unwrap_or_else(|| {
                let index = u32::try_from(shelf.slots.len()).unwrap_or(u32::MAX);
                let slot: &'static Slot<F::Record> = Box::leak(Box::new(Slot::new(index)));
                shelf.slots.push(slot);
                slot
            })
        };
        /// Gives the slot back where a `Clone` panics on the way in.
        struct Entering<F: Recorded>(Option<&'static Slot<F::Record>>);
        impl<F: Recorded> Drop for Entering<F> {
            fn drop(&mut self) {
                if let Some(slot) = self.0 {
                    F::pool().lock().free.push(slot);
                }
            }
        }
        let mut entering = Entering::<F>(Some(slot));
        slot.enter(fields);
        entering.0 = None;
        let mut shelf = pool.lock();
        shelf.live += 1;
        shelf.created += 1;
        Lease {
            slot,
            ending: PhantomData,
        }
    }

    fn assigned(&mut self, fields: &F, field: usize) {
        self.slot.assign(fields, field);
    }

    fn replaced(&mut self, fields: &F) {
        self.slot.replace(fields);
    }
}

impl<F: Recorded, E: Ending> Drop for Lease<F, E> {
    fn drop(&mut self) {
        if E::RETAINS {
            let mut shelf = F::pool().lock();
            self.slot.retain();
            shelf.live -= 1;
            shelf.retained += 1;
        } else {
            self.slot.free::<F>();
            let mut shelf = F::pool().lock();
            shelf.live -= 1;
            shelf.free.push(self.slot);
        }
    }
}

impl<F: Recorded, E: Ending> fmt::Debug for Lease<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lease").field(&self.slot.index()).finish()
    }
}
