//! Automatic reports: at the end of `main`, and at intervals.

use core::fmt;
use core::time::Duration;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use super::growth::Growth;
use super::report::{Report, report};
use crate::tracker::clock;

/// Prints the report to standard error when the returned value is dropped.
///
/// If it is the first variable in `main`, that is at the end of the program. The report has only the
/// types with live or retained instances, which should have been dropped or released by then. If there
/// are none, nothing is printed.
///
/// ```
/// use inbounds::{prelude::*, tracker};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// fn main() {
///     let _report = tracker::report_on_drop();
///     std::mem::forget(Exam::new(60).unwrap());
///     // type                policy  live  retained  created  high-water  bytes  oldest
///     // main::Exam          weak       1         0        1           1   3144
///     //   src/main.rs:7:22             1         0                          36       1
/// }
/// ```
#[must_use = "the report is printed when this is dropped"]
pub fn report_on_drop() -> ReportOnDrop {
    ReportOnDrop { _private: () }
}

/// Prints the report when it is dropped: see [`report_on_drop`].
///
/// ```
/// let report: inbounds::tracker::ReportOnDrop = inbounds::tracker::report_on_drop();
/// drop(report); // prints nothing, because no instance is live
/// ```
#[derive(Debug)]
pub struct ReportOnDrop {
    _private: (),
}

impl Drop for ReportOnDrop {
    fn drop(&mut self) {
        let mut report = report();
        let is_left = |counts: super::Counts| counts.live + counts.retained > 0;
        report.types.retain(|row| is_left(row.counts));
        if !report.types.is_empty() {
            eprint!("{report}");
        }
    }
}

/// Calls `call` at intervals with a report and the changes since the previous one.
///
/// It is called on a thread of its own, until the returned value is dropped.
///
/// With the features `log` and `tracing`, a report can be written to the log of the program:
/// `|report, _| report.log()`.
///
/// # Errors
///
/// Returns an error if the thread cannot be started.
///
/// ```
/// use inbounds::{prelude::*, tracker};
/// use std::{sync::mpsc, time::Duration};
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
///
/// let (sender, receiver) = mpsc::channel();
/// let exam = Exam::new(60).unwrap();
/// let reports = tracker::report_every(Duration::from_millis(5), move |report, growth| {
///     let _ = sender.send((report.types[0].counts.live, growth.types.len()));
/// })?;
/// assert_eq!(receiver.recv(), Ok((1, 1))); // there was none before
/// assert_eq!(receiver.recv(), Ok((1, 0)));
/// drop(reports);
/// # drop(exam);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn report_every(
    interval: Duration,
    mut call: impl FnMut(&Report, &Growth) + Send + 'static,
) -> io::Result<ReportEvery> {
    let is_over = Arc::new(AtomicBool::new(false));
    let thread = {
        let is_over = Arc::clone(&is_over);
        thread::Builder::new()
            .name("inbounds report".into())
            .spawn(move || {
                let mut before = Report::default();
                while !is_over.load(Ordering::Acquire) {
                    let report = report();
                    call(&report, &report.since(&before));
                    before = report;
                    pause(interval, &is_over);
                }
            })?
    };
    Ok(ReportEvery {
        is_over,
        thread: Some(thread),
    })
}

/// Waits for the interval, or until `is_over` is set. A thread may be unparked spuriously.
fn pause(interval: Duration, is_over: &AtomicBool) {
    let start = clock::now();
    while !is_over.load(Ordering::Acquire) {
        let passed = start.as_ref().map_or(Duration::ZERO, clock::since);
        let left = interval.saturating_sub(passed);
        if left.is_zero() {
            break;
        }
        thread::park_timeout(left);
    }
}

/// Reports at intervals until it is dropped: see [`report_every`].
///
/// ```
/// use inbounds::tracker::{ReportEvery, report_every};
/// use std::time::Duration;
///
/// let reports: ReportEvery = report_every(Duration::from_secs(60), |report, _| println!("{report}"))?;
/// # drop(reports);
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "the reports end when this is dropped"]
pub struct ReportEvery {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for ReportEvery {
    /// Waits for the last call.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A callback may drop this on its own thread. If it panics, the panic was printed.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

impl fmt::Debug for ReportEvery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportEvery").finish_non_exhaustive()
    }
}
