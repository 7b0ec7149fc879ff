//! Counting without records.

use core::marker::PhantomData;

use crate::tracker::birth::{Moment, is_enabled};
use crate::tracker::pool::{Kind, thread_cache};
use crate::tracker::{Handle, Recorded, Tracker};

/// The policy of a struct whose instances are only counted: no record, one byte per instance.
///
/// [`assert_no_leaks!`](crate::assert_no_leaks) can only compare the number of live instances before and
/// after its block, so an instance that the block leaks, and an older one that is dropped meanwhile, cancel
/// out. [`assert_none_live!`](crate::assert_none_live) and policies with records do not have this gap.
///
/// ```
/// use inbounds::tracker::Counted;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam: Counted {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let exam = Exam::new(60).unwrap();
/// drop(Exam::new(70).unwrap());
/// let counts = Exam::instances().counts();
/// assert_eq!((counts.live, counts.created), (1, 2));
/// assert!(Exam::instances().snapshot().is_empty());
/// assert_eq!(size_of::<Exam>(), size_of::<ExamFields>() + 1);
/// # drop(exam);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Counted {}

impl<F: Recorded> Tracker<F> for Counted {
    type Handle = CountHandle<F>;
}

/// The handle of an instance that is counted without a record.
///
/// ```
/// use inbounds::tracker::{CountHandle, Recorded, Tracker};
///
/// /// Does what `Counted` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Handle = CountHandle<F>;
/// }
/// # use inbounds::prelude::*;
/// # validated_struct! { struct Exam: Same { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// assert_eq!(Exam::instances().counts().live, 1);
/// # drop(exam);
/// ```
#[derive(Debug)]
pub struct CountHandle<F: Recorded> {
    /// Not set for data in the record of another instance.
    is_counted: bool,
    of: PhantomData<fn() -> F>,
}

impl<F: Recorded> CountHandle<F> {
    #[inline]
    fn counted() -> Self {
        thread_cache::count::<F>(Kind::CreatedUnrecorded);
        CountHandle {
            is_counted: true,
            of: PhantomData,
        }
    }
}

/// Creates the handle of an instance if tracking is on, and calls the callback for live instances.
#[cold]
#[inline(never)]
fn created_with_care<F: Recorded>() -> CountHandle<F> {
    if !is_enabled() {
        return CountHandle::detached();
    }
    let handle = CountHandle::counted();
    if Moment::now().is_watched() {
        F::instances().check_live(); // may panic: dropping the handle then counts the end
    }
    handle
}

impl<F: Recorded> Handle<F> for CountHandle<F> {
    #[inline]
    fn created(_: &F) -> Self {
        if !Moment::now().is_plain() {
            return created_with_care();
        }
        CountHandle::counted()
    }

    #[inline]
    fn detached() -> Self {
        CountHandle {
            is_counted: false,
            of: PhantomData,
        }
    }

    #[inline]
    fn assigned(&mut self, _: &F, _: usize) {}

    #[inline]
    fn replaced(&mut self, _: &F) {}

    fn rejected() {
        // Reading the environment would allocate.
        if !Moment::now().is_off() {
            F::count_rejection();
        }
    }
}

impl<F: Recorded> Drop for CountHandle<F> {
    #[inline]
    fn drop(&mut self) {
        if self.is_counted {
            thread_cache::count::<F>(Kind::EndedUnrecorded);
        }
    }
}
