//! Counting, and nothing else.

use core::marker::PhantomData;

use super::tally::Kind;
use super::{Entry, Recorded, Tracker, local};

/// The policy of a struct that is only counted: no record, and no space in the instance.
///
/// ```
/// use inbounds::Counted;
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
/// let counts = Exam::tracker().counts();
/// assert_eq!((counts.live, counts.created), (1, 2));
/// assert!(Exam::tracker().seen().is_empty());
/// assert_eq!(size_of::<Exam>(), size_of::<ExamFields>());
/// # drop(exam);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Counted {}

impl<F: Recorded> Tracker<F> for Counted {
    type Entry = Headcount<F>;
}

/// An instance that is counted and not recorded: an entry, for policies that record some.
///
/// ```
/// use inbounds::{Headcount, Recorded, Tracker};
///
/// /// Does what `Counted` does.
/// struct Same;
///
/// impl<F: Recorded> Tracker<F> for Same {
///     type Entry = Headcount<F>;
/// }
/// ```
#[derive(Debug)]
pub struct Headcount<F: Recorded>(PhantomData<fn() -> F>);

impl<F: Recorded> Entry<F> for Headcount<F> {
    #[inline]
    fn created(_: &F) -> Self {
        local::count::<F>(Kind::Created);
        Headcount(PhantomData)
    }

    #[inline]
    fn assigned(&mut self, _: &F, _: usize) {}

    #[inline]
    fn replaced(&mut self, _: &F) {}

    fn refused() {
        F::pool().refuse();
    }
}

impl<F: Recorded> Drop for Headcount<F> {
    #[inline]
    fn drop(&mut self) {
        local::count::<F>(Kind::Ended);
    }
}
