//! Generations: how many reports an instance has survived.

use core::time::Duration;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::moment::{self, GENERATION_BITS, GENERATION_MASK, Moment};
use crate::tracker::clock::{self, Instant};
use crate::tracker::inspection::renew_births;

/// The ages up to this one are distinguished.
pub(crate) const MAX_AGE: u32 = (1 << (GENERATION_BITS - 1)) - 1;

/// The number of generations after which the births of all instances are renewed. Otherwise an old one would
/// be taken for a young one.
const RENEWAL: u64 = 1 << (GENERATION_BITS - 2);

static HISTORY: Mutex<History> = Mutex::new(History {
    generation: 0,
    began: VecDeque::new(),
});

struct History {
    generation: u64,
    /// When the last generations began, the latest of them last.
    began: VecDeque<Instant>,
}

impl History {
    fn lock() -> MutexGuard<'static, History> {
        HISTORY.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins the next generation of instances, and returns its number.
///
/// [`report`](crate::tracker::report) and [`checkpoint`](crate::tracker::Instances::checkpoint) begin
/// one too. The age of an instance is the number of generations that have begun since it was
/// created. It is computed when it is read, so it costs an instance nothing.
///
/// ```
/// use inbounds::{prelude::*, tracker};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// let old = Exam::new(60).unwrap();
/// tracker::advance_generation();
/// let young = Exam::new(70).unwrap();
/// let ages: Vec<u32> = Exam::instances().snapshot().iter().map(|record| record.age()).collect();
/// assert_eq!(ages, [1, 0]);
/// # drop((old, young));
/// ```
pub fn advance_generation() -> u64 {
    let generation = {
        let mut history = History::lock();
        history.generation += 1;
        if history.began.len() > MAX_AGE as usize {
            history.began.pop_front();
        }
        history.began.extend(clock::now());
        moment::set_generation(history.generation);
        history.generation
    };
    if generation % RENEWAL == 0 {
        renew_births();
    }
    generation
}

/// The time since the generation after that of an instance of this age began: the instance is at least as
/// old. `None` if there is no such generation, or without a clock.
pub(crate) fn since_generation(age: u32) -> Option<Duration> {
    let history = History::lock();
    let place = history.began.len().checked_sub(age as usize)?;
    Some(clock::since(history.began.get(place)?))
}

/// How many generations have begun since this birth.
#[inline]
pub(super) fn between(birth: u32, now: Moment) -> u32 {
    now.generation_bits().wrapping_sub(birth) & GENERATION_MASK
}
