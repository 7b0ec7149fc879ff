//! Assertions for tests: no instance is live, none is retained, none leaks.

use core::fmt::{self, Write as _};
use core::panic::Location;
use core::time::Duration;
use std::collections::BTreeMap;

use super::checkpoint::Checkpoint;
use crate::tracker::birth::{SiteNumber, site_of};
use crate::tracker::clock::wait_until;
use crate::tracker::pool::State;
use crate::tracker::{InstanceId, Instances, Recorded};

/// The function behind `assert_none_retained!`.
///
/// # Panics
///
/// Panics if something is retained, and still is after this time.
#[track_caller]
pub fn assert_none_retained<F: Recorded>(pool: &Instances<F>, within: Duration) {
    let mut retained = Found::NONE;
    let is_none = wait_until(within, || {
        retained = Found::new(pool.find(State::Retained, |_| true), 0);
        retained.count() == 0
    });
    assert!(
        is_none,
        "{}: {}{}",
        F::NAME,
        retained.as_what("retained"),
        retained.sites()
    );
}

/// The function behind `assert_none_live!`.
///
/// # Panics
///
/// Panics if an instance is live, and still is after this time.
#[track_caller]
pub fn assert_none_live<F: Recorded>(pool: &Instances<F>, within: Duration) {
    let mut live = Found::NONE;
    let is_none = wait_until(within, || {
        live = Found::new(pool.find(State::Live, |_| true), pool.unrecorded());
        live.count() == 0
    });
    assert!(
        is_none,
        "{}: {}{}",
        F::NAME,
        live.as_what("live"),
        live.sites()
    );
}

/// The block of an `assert_no_leaks!`. It is checked when this is dropped, however the block is left.
pub struct LeakScope<F: Recorded> {
    since: Checkpoint<F>,
    within: Duration,
    location: &'static Location<'static>,
    is_checked: bool,
}

impl<F: Recorded> LeakScope<F> {
    /// Begins the block.
    #[must_use]
    #[track_caller]
    pub fn new(pool: &'static Instances<F>, within: Duration) -> Self {
        LeakScope {
            since: pool.checkpoint(),
            within,
            location: Location::caller(),
            is_checked: false,
        }
    }

    /// Ends the block.
    ///
    /// # Panics
    ///
    /// Panics if something leaked.
    #[track_caller]
    pub fn check(mut self) {
        self.is_checked = true;
        if let Some(message) = self.leaked() {
            panic!("{message}");
        }
    }

    /// The message about what leaked and is still there after this time.
    fn leaked(&self) -> Option<String> {
        let (mut live, mut retained) = (Found::NONE, Found::NONE);
        let is_none = wait_until(self.within, || {
            live = Found::new(self.since.find(State::Live), self.since.unrecorded());
            retained = Found::new(self.since.find(State::Retained), 0);
            live.count() + retained.count() == 0
        });
        (!is_none).then(|| {
            let created = self.since.created();
            format!(
                "{}: of {created} created, {}, {}{}{}",
                F::NAME,
                live.as_what("still live"),
                retained.as_what("retained"),
                live.sites(),
                retained.sites(),
            )
        })
    }
}

/// For a block that is left by `return`, `?`, `break` or the end of a future. If it panicked, that was
/// reported already.
impl<F: Recorded> Drop for LeakScope<F> {
    fn drop(&mut self) {
        if self.is_checked || std::thread::panicking() {
            return;
        }
        if let Some(message) = self.leaked() {
            panic!("{message}\n  by the end of the block at {}", self.location);
        }
    }
}

/// The greatest number of ids in a message.
const SHOWN: usize = 8;

/// Instances that should not be there.
struct Found<F> {
    ids: Vec<(InstanceId<F>, SiteNumber)>,
    unrecorded: usize,
}

impl<F> Found<F> {
    const NONE: Self = Found {
        ids: Vec::new(),
        unrecorded: 0,
    };

    fn new(ids: Vec<(InstanceId<F>, SiteNumber)>, unrecorded: usize) -> Self {
        Found { ids, unrecorded }
    }

    fn count(&self) -> usize {
        self.ids.len() + self.unrecorded
    }

    /// `3 live [#0.1, #1.1] and 1 without a record`
    fn as_what(&self, what: &str) -> impl fmt::Display {
        let shown: Vec<_> = self.ids.iter().take(SHOWN).map(|(id, _)| id).collect();
        let mut text = format!("{} {what} {shown:?}", self.count());
        // Writing to a `String` does not fail.
        match self.ids.len() - shown.len() {
            0 => {}
            more => _ = write!(text, " and {more} more"),
        }
        match self.unrecorded {
            0 => {}
            more => _ = write!(text, " and {more} without a record"),
        }
        text
    }

    /// A line for each site. Those that created most come first.
    fn sites(&self) -> impl fmt::Display {
        let mut counts = BTreeMap::new();
        for (_, site) in &self.ids {
            *counts.entry(site.index()).or_insert(0_usize) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(site, count)| (core::cmp::Reverse(count), site));
        let mut text = String::new();
        for (site, count) in counts {
            let site = site_of(SiteNumber::from_index(site));
            _ = write!(text, "\n  {count} created at {site}");
        }
        text
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
///                          //   1 created at src/main.rs:4:12
/// ```
///
/// Instances that other threads drop may still be live for a moment: `within = ..` waits for them.
///
/// ```
/// # use inbounds::{assert_none_live, prelude::*};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// use std::{thread, time::Duration};
///
/// let exam = Exam::new(60).unwrap();
/// thread::spawn(move || {
///     thread::sleep(Duration::from_millis(10));
///     drop(exam);
/// });
/// assert_none_live!(Exam, within = Duration::from_secs(5));
/// ```
///
/// [Exempt](crate::tracker::Instances::exempt) instances are ignored. The tests of one program run
/// in parallel: if several of them use the type, prefer
/// [`assert_no_leaks!`](crate::assert_no_leaks), which ignores the instances that existed before.
///
/// # Panics
///
/// Panics if an instance is live. The message has the first ids and the sites of all.
#[macro_export]
macro_rules! assert_none_live {
    ($type:ty $(,)?) => {
        $crate::assert_none_live!(
            $type,
            within = $crate::__private::core::time::Duration::ZERO
        )
    };
    ($type:ty, within = $within:expr $(,)?) => {
        $crate::__private::assert_none_live(
            <$type as $crate::tracker::Tracked>::instances(),
            $within,
        )
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
/// Panics if a record is retained. The message has the first ids and the sites of all.
///
/// `within = ..` waits, as in [`assert_none_live!`](crate::assert_none_live).
#[macro_export]
macro_rules! assert_none_retained {
    ($type:ty $(,)?) => {
        $crate::assert_none_retained!(
            $type,
            within = $crate::__private::core::time::Duration::ZERO
        )
    };
    ($type:ty, within = $within:expr $(,)?) => {
        $crate::__private::assert_none_retained(
            <$type as $crate::tracker::Tracked>::instances(),
            $within,
        )
    };
}

/// Asserts that no instance that a block creates outlives it, neither live nor retained.
///
/// The macro returns the value of the block. [Exempt](crate::tracker::Instances::exempt) instances
/// are ignored. Instances of the type that other threads create meanwhile, such as other tests of
/// the same program, are included.
///
/// The records show which instances are older than the block. Instances without a record
/// ([`Counted`](crate::tracker::Counted), and most under [`Sampled`](crate::tracker::Sampled)) are only
/// counted: their number must not be greater than before, so a leak and an older instance that is dropped
/// in the block cancel out.
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
///     std::mem::forget(Exam::new(60).unwrap());
///     // Exam: of 1 created, 1 still live [#0.1], 0 retained []
///     //   1 created at src/main.rs:5:22
/// });
/// ```
///
/// The block is also checked if it is left by `return`, `?`, `break` or `continue`, and it may
/// contain `.await`. `within = ..`, before the block, waits as in
/// [`assert_none_live!`](crate::assert_none_live).
///
/// ```should_panic
/// # use inbounds::{assert_no_leaks, prelude::*};
/// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// fn leaks() {
///     assert_no_leaks!(Exam, {
///         std::mem::forget(Exam::new(60).unwrap());
///         return;
///     });
/// }
/// leaks();
/// ```
///
/// # Panics
///
/// Panics if an instance that the block created is still live or retained. The message has the first
/// ids and the sites of all.
#[macro_export]
macro_rules! assert_no_leaks {
    ($type:ty, within = $within:expr, $block:block $(,)?) => {{
        let __scope = $crate::__private::LeakScope::new(
            <$type as $crate::tracker::Tracked>::instances(),
            $within,
        );
        #[allow(clippy::diverging_sub_expression)]
        let __value = $block;
        #[allow(unreachable_code)]
        let () = __scope.check();
        __value
    }};
    ($type:ty, $block:block $(,)?) => {
        $crate::assert_no_leaks!(
            $type,
            within = $crate::__private::core::time::Duration::ZERO,
            $block
        )
    };
}
