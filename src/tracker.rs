//! Tracking of instances: policies, and the records and counts of all instances of a type.
//!
//! A tracker keeps records, not references. Each instance carries a [`Handle`] that points to a
//! slot in the pool of its type, and each accepted assignment is copied to that slot. A tracker
//! therefore keeps no instance of that type alive, there is nothing to upgrade, and
//! [`Counts::retained`] counts exactly what `strong` keeps after instances were dropped.
//!
//! A record is a clone of the fields. A value that a clone shares with its original, such as the content
//! of an `Arc`, is not dropped before the record: under `strong`, not before it is released. An instance
//! among the fields that is cloned with them is data in the record, and is not counted. One that is
//! shared through an `Arc` is the same instance, and is live.
//!
//! Without the feature `std` there are only [`Tracker`], [`Handle`] and [`Untracked`].
//!
//! | file | what it holds |
//! |---|---|
//! | `words.rs` | `weak` and `strong` in a declaration |
//! | `tracked.rs` | [`Tracked`]: the functions of a tracked struct |
//! | `policies/` | the policies, and the handles that instances carry; [`Tracker`] and [`Handle`] are in `src/policy.rs` |
//! | `birth/` | where and when an instance was created |
//! | `clock.rs` | the time, on systems with a clock |
//! | `pool/` | [`Instances`]: slots for records, which are reused, and are read while they are written |
//! | `cells/` | a record: one cell per field |
//! | `inspection/` | snapshots, counts, and the report of all tracked types |
//! | `leaks/` | retained records: release them, watch them, assert that there are none |

#[cfg(feature = "std")]
mod birth;
#[cfg(feature = "std")]
#[allow(missing_docs, reason = "hidden: for the expansion only")]
pub(crate) mod cells;
#[cfg(feature = "std")]
mod clock;
#[cfg(feature = "std")]
mod inspection;
#[cfg(feature = "std")]
pub(crate) mod leaks;
mod policies;
#[cfg(feature = "std")]
#[allow(missing_docs, reason = "hidden: for the expansion only")]
pub(crate) mod pool;
#[cfg(feature = "std")]
mod tracked;
pub(crate) mod words;

pub use crate::policy::{Handle, Tracker};
#[cfg(feature = "std")]
pub use birth::{ENVIRONMENT_VARIABLE, Site, advance_generation, is_enabled, set_enabled};
#[cfg(feature = "std")]
pub use cells::Recorded;
#[cfg(feature = "std")]
pub use inspection::{
    Counts, Growth, InstanceId, Record, Report, ReportEvery, ReportOnDrop, SiteGrowth, SiteReport,
    Sites, TypeGrowth, TypeReport, report, report_counts, report_every, report_on_drop,
    report_survivors,
};
#[cfg(feature = "std")]
pub use leaks::Checkpoint;
pub use policies::Untracked;
#[cfg(feature = "std")]
pub use policies::{
    Capped, CountHandle, Counted, HasRecord, KeepAll, KeepNone, RecordHandle, Retention, Sampled,
    SampledHandle, Strong, Weak,
};
#[cfg(feature = "std")]
pub use pool::Instances;
#[cfg(feature = "std")]
pub use tracked::Tracked;
