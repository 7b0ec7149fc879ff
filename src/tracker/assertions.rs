//! For tests: nothing lives, nothing is retained, nothing was left behind.

use core::fmt;

use super::version::State;
use super::{Checkpoint, InstanceId, Pool, Recorded};

/// For `assert_no_retained!`.
///
/// # Panics
///
/// Where something is retained.
#[track_caller]
pub fn assert_none_retained<F: Recorded>(pool: &Pool<F>) {
    let retained = pool.ids(State::Retained, |_| true);
    let count = retained.len();
    assert!(count == 0, "{}: {count} retained {retained:?}", F::NAME);
}

/// For `assert_no_retained!` with a block.
///
/// # Panics
///
/// Where something was left.
#[track_caller]
pub fn assert_nothing_left<F: Recorded>(since: &Checkpoint<F>) {
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

/// For `assert_none_live!`.
///
/// # Panics
///
/// Where something lives.
#[track_caller]
pub fn assert_none_live<F: Recorded>(pool: &Pool<F>) {
    let live = Live {
        ids: pool.ids(State::Live, |_| true),
        unrecorded: pool.unrecorded(),
    };
    let count = live.count();
    assert!(count == 0, "{}: {count} live {live}", F::NAME);
}

struct Live {
    ids: Vec<InstanceId>,
    unrecorded: usize,
}

impl Live {
    fn count(&self) -> usize {
        self.ids.len() + self.unrecorded
    }
}

impl fmt::Display for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.ids)?;
        match self.unrecorded {
            0 => Ok(()),
            more => write!(f, " and {more} not on record"),
        }
    }
}

/// Asserts that no instance of a type lives, but for the [exempt](crate::Pool::exempt) ones.
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
/// Tests of one program run side by side: for a type that several of them use,
/// [`assert_no_retained!`](crate::assert_no_retained) with a block sees less of the others.
///
/// # Panics
///
/// Where one lives, with the ids.
#[macro_export]
macro_rules! assert_none_live {
    ($type:ty $(,)?) => {
        $crate::__private::assert_none_live(<$type as $crate::Tracked>::tracker())
    };
}

/// Asserts that nothing of a type is retained, or that nothing that a block creates outlives it.
///
/// ```
/// use inbounds::{assert_no_retained, prelude::*};
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// assert_no_retained!(Exam); // `exam` lives
/// ```
///
/// With a block, what it creates must neither live nor be retained after it, but for
/// [exempt](crate::Pool::exempt) instances; so it serves `weak` structs too. The value of the
/// block is the value of the macro. Other threads that create instances of the type meanwhile,
/// such as other tests of the same program, are part of what it sees.
///
/// ```
/// use inbounds::{assert_no_retained, prelude::*};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// let math = assert_no_retained!(Exam, {
///     let exam = Exam::new(60).unwrap();
///     exam.math()
/// });
/// assert_eq!(math, 60);
/// ```
///
/// ```should_panic
/// # use inbounds::{assert_no_retained, prelude::*};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// assert_no_retained!(Exam, {
///     std::mem::forget(Exam::new(60).unwrap()); // Exam: of 1 created, 1 still live [#0.1], 0 retained []
/// });
/// ```
///
/// # Panics
///
/// Where something is retained, with the ids.
#[macro_export]
macro_rules! assert_no_retained {
    ($type:ty $(,)?) => {
        $crate::__private::assert_none_retained(<$type as $crate::Tracked>::tracker())
    };
    ($type:ty, $block:block $(,)?) => {{
        let __checkpoint = <$type as $crate::Tracked>::tracker().checkpoint();
        let __value = $block;
        $crate::__private::assert_nothing_left(&__checkpoint);
        __value
    }};
}
