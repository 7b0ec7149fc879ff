//! What happened since.

use core::fmt;

use super::version::State;
use super::{InstanceId, Pool, Recorded};

/// A moment in the life of a pool, to ask later what happened since.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let before = Exam::new(10).unwrap();
/// let checkpoint = Exam::tracker().checkpoint();
/// let after = Exam::new(20).unwrap();
/// drop(Exam::new(30).unwrap());
/// assert_eq!(checkpoint.created(), 2);
/// assert_eq!(checkpoint.live(), [after.instance_id().unwrap()]);
/// assert_eq!(checkpoint.retained().len(), 1);
/// # drop(before);
/// ```
pub struct Checkpoint<F: Recorded> {
    pool: &'static Pool<F>,
    /// How often each slot had been used.
    generations: Vec<u32>,
    created: u64,
}

impl<F: Recorded> Pool<F> {
    /// This moment. O(slots), four bytes each.
    ///
    /// See [`Checkpoint`] for an example.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::tracker().checkpoint().created(), 0);
    /// ```
    #[must_use]
    pub fn checkpoint(&'static self) -> Checkpoint<F> {
        let created = self.counts().created;
        let mut generations = Vec::new();
        self.walk(|_, slot| generations.push(slot.tag().generation()));
        Checkpoint {
            pool: self,
            generations,
            created,
        }
    }
}

impl<F: Recorded> Checkpoint<F> {
    /// How many instances were created since.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let checkpoint = Exam::tracker().checkpoint();
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(checkpoint.created(), 1);
    /// ```
    #[must_use]
    pub fn created(&self) -> u64 {
        self.pool.counts().created.saturating_sub(self.created)
    }

    /// Which of those still live, the exempt ones apart. O(slots).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let checkpoint = Exam::tracker().checkpoint();
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(checkpoint.live(), [exam.instance_id().unwrap()]);
    /// ```
    #[must_use]
    pub fn live(&self) -> Vec<InstanceId> {
        self.since(State::Live)
    }

    /// Which of those are retained, the exempt ones apart. O(slots).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(50).unwrap());
    /// let checkpoint = Exam::tracker().checkpoint();
    /// drop(Exam::new(60).unwrap());
    /// assert_eq!(checkpoint.retained().len(), 1);
    /// ```
    #[must_use]
    pub fn retained(&self) -> Vec<InstanceId> {
        self.since(State::Retained)
    }

    fn since(&self, wanted: State) -> Vec<InstanceId> {
        let mut ids = Vec::new();
        self.pool.walk(|index, slot| {
            let tag = slot.tag();
            let before = self.generations.get(index).copied().unwrap_or(0);
            let id = InstanceId::new(index, tag.generation());
            if tag.state() == wanted && tag.generation() > before && !self.pool.exempt.has(id) {
                ids.push(id);
            }
        });
        ids
    }

    /// For `assert_no_retained!`.
    #[doc(hidden)]
    #[track_caller]
    pub fn assert_nothing_left(&self) {
        let (live, retained) = (self.live(), self.retained());
        assert!(
            live.is_empty() && retained.is_empty(),
            "{}: of {} created, {} still live {live:?}, {} retained {retained:?}",
            F::NAME,
            self.created(),
            live.len(),
            retained.len(),
        );
    }
}

impl<F: Recorded> fmt::Debug for Checkpoint<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checkpoint")
            .field("of", &F::NAME)
            .field("created", &self.created())
            .finish_non_exhaustive()
    }
}

/// For `assert_no_retained!`.
///
/// # Panics
///
/// Where something is retained.
#[track_caller]
pub fn assert_none_retained<F: Recorded>(pool: &Pool<F>) {
    let mut retained = Vec::new();
    pool.walk(|index, slot| {
        let tag = slot.tag();
        let id = InstanceId::new(index, tag.generation());
        if tag.state() == State::Retained && !pool.exempt.has(id) {
            retained.push(id);
        }
    });
    let count = retained.len();
    assert!(count == 0, "{}: {count} retained {retained:?}", F::NAME);
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
        $crate::__private::assert_none_retained(<$type as $crate::Validated>::tracker())
    };
    ($type:ty, $block:block $(,)?) => {{
        let __checkpoint = <$type as $crate::Validated>::tracker().checkpoint();
        let __value = $block;
        __checkpoint.assert_nothing_left();
        __value
    }};
}
