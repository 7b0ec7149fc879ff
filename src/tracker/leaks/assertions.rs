//! Assertions for tests: no instance is live, none is retained, none leaks.

use core::fmt;

use super::checkpoint::Checkpoint;
use crate::tracker::pool::State;
use crate::tracker::{InstanceId, Instances, Recorded};

/// The function behind `assert_none_retained!`.
///
/// # Panics
///
/// If a record is retained.
#[track_caller]
pub fn assert_none_retained<F: Recorded>(pool: &Instances<F>) {
    let retained = pool.ids(State::Retained, |_| true);
    let count = retained.len();
    assert!(count == 0, "{}: {count} retained {retained:?}", F::NAME);
}

/// The function behind `assert_no_leaks!`.
///
/// # Panics
///
/// If an instance leaked.
#[track_caller]
pub fn assert_no_leaks<F: Recorded>(since: &Checkpoint<F>) {
    let live = Live {
        ids: since.live(),
        unrecorded: since.unrecorded(),
    };
    let retained = since.retained();
    assert!(
        live.count() == 0 && retained.is_empty(),
        "{}: of {} created, {} still live {live}, {} retained {retained:?}",
        F::NAME,
        since.created(),
        live.count(),
        retained.len(),
    );
}

/// The function behind `assert_none_live!`.
///
/// # Panics
///
/// If an instance is live.
#[track_caller]
pub fn assert_none_live<F: Recorded>(pool: &Instances<F>) {
    let live = Live {
        ids: pool.ids(State::Live, |_| true),
        unrecorded: pool.unrecorded(),
    };
    let count = live.count();
    assert!(count == 0, "{}: {count} live {live}", F::NAME);
}

struct Live<F> {
    ids: Vec<InstanceId<F>>,
    unrecorded: usize,
}

impl<F> Live<F> {
    fn count(&self) -> usize {
        self.ids.len() + self.unrecorded
    }
}

impl<F> fmt::Display for Live<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.ids)?;
        match self.unrecorded {
            0 => Ok(()),
            more => write!(f, " and {more} without a record"),
        }
    }
}

/// Asserts that no instance of a type is live.
///
/// ```
/// use inbounds::{assert_none_live, prelude::*};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// drop(exam);
/// assert_none_live!(Exam);
/// ```
///
/// ```should_panic
/// # use inbounds::{assert_none_live, prelude::*};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// let exam = Exam::new(60).unwrap();
/// assert_none_live!(Exam); // Exam: 1 live [#0.1]
/// ```
///
/// [Exempt](crate::tracker::Instances::exempt) instances are ignored. The tests of one program run
/// in parallel: if several of them use the type, prefer
/// [`assert_no_leaks!`](crate::assert_no_leaks), which ignores the instances that existed before.
///
/// # Panics
///
/// If an instance is live, with the ids.
#[macro_export]
macro_rules! assert_none_live {
    ($type:ty $(,)?) => {
        $crate::__private::assert_none_live(<$type as $crate::tracker::Tracked>::instances())
    };
}

/// Asserts that no record of a type is retained.
///
/// ```
/// use inbounds::{assert_none_retained, prelude::*};
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// assert_none_retained!(Exam); // `exam` is live
/// ```
///
/// # Panics
///
/// If a record is retained, with the ids.
#[macro_export]
macro_rules! assert_none_retained {
    ($type:ty $(,)?) => {
        $crate::__private::assert_none_retained(<$type as $crate::tracker::Tracked>::instances())
    };
}

/// Asserts that no instance that a block creates outlives it, neither live nor retained.
///
/// The macro returns the value of the block. [Exempt](crate::tracker::Instances::exempt) instances
/// are ignored. Instances of the type that other threads create meanwhile, such as other tests of
/// the same program, are included.
///
/// ```
/// use inbounds::{assert_no_leaks, prelude::*};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// let math = assert_no_leaks!(Exam, {
///     let exam = Exam::new(60).unwrap();
///     exam.math()
/// });
/// assert_eq!(math, 60);
/// ```
///
/// ```should_panic
/// # use inbounds::{assert_no_leaks, prelude::*};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// assert_no_leaks!(Exam, {
///     std::mem::forget(Exam::new(60).unwrap()); // Exam: of 1 created, 1 still live [#0.1], 0 retained []
/// });
/// ```
///
/// # Panics
///
/// If an instance that the block created is still live or retained, with the ids.
#[macro_export]
macro_rules! assert_no_leaks {
    ($type:ty, $block:block $(,)?) => {{
        let __checkpoint = <$type as $crate::tracker::Tracked>::instances().checkpoint();
        let __value = $block;
        $crate::__private::assert_no_leaks(&__checkpoint);
        __value
    }};
}
