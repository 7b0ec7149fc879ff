//! Tracking: the policies that keep records, and what is known from these.
//!
//! A tracker keeps records, never references: an entry stands beside the fields of an instance
//! and points at a slot of the pool of its type, where each accepted assignment is copied to. So
//! there is nothing to upgrade, nothing is kept alive, and what a `strong` policy keeps after an
//! instance is gone is exactly what the pool counts as retained.

use crate::fields::Fields;
use crate::policy::{Entry, Tracker};

mod assertions;
mod capped;
#[allow(missing_docs, reason = "hidden: for the expansion alone")]
mod cell;
mod census;
mod checkpoint;
mod counted;
mod counts;
mod ending;
mod exempt;
mod id;
#[allow(missing_docs, reason = "hidden: for the expansion alone")]
mod instantiation;
mod kept;
mod leak;
mod lease;
#[allow(missing_docs, reason = "hidden: for the expansion alone")]
mod local;
mod magazine;
#[allow(missing_docs, reason = "hidden: for the expansion alone")]
mod passes;
mod pool;
mod questions;
mod record;
mod sampled;
mod seen;
mod shelf;
mod slot;
mod strong;
mod sync;
mod tally;
mod tracked;
mod version;
mod watch;
mod weak;

pub use assertions::{assert_none_live, assert_none_retained, assert_nothing_left};
pub use capped::Capped;
pub use cell::{Cell, Other, Primitive, Text, Trackable};
pub use census::{Census, TypeReport, census};
pub use checkpoint::Checkpoint;
pub use counted::{Counted, Headcount};
pub use counts::Counts;
pub use ending::{Ending, Freed, Retained};
pub use id::InstanceId;
pub use instantiation::{local_of, pool_of};
pub use lease::Lease;
pub use local::Local;
pub use passes::{OnCell, OnField};
pub use pool::Pool;
pub use record::Recorded;
pub use sampled::{Sample, Sampled};
pub use seen::Seen;
pub use strong::Strong;
pub use tracked::Tracked;
pub use weak::Weak;

/// An entry that knows its record: that of an instance which can be told by an id.
///
/// [`Lease`] is one, and an entry that holds a lease can be one. It is asked by
/// [`Tracked::instance_id`] and
/// [`Tracked::reclaim`].
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// let id = exam.instance_id().unwrap();
/// drop(exam);
/// assert_eq!(Exam::reclaim(id).unwrap().math(), 60);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` knows no record of `{F}`",
    label = "the instances of this struct have no ids",
    note = "write `: weak` or `: strong` after the name of the struct"
)]
pub trait OnRecord<F>: Entry<F> {
    /// Which instance it is; `None` where this one is not on record.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: inbounds::Sampled<1> { math: u8 in 0..=100 } }
    /// assert!(Exam::new(60).unwrap().instance_id().is_some());
    /// ```
    fn id(&self) -> Option<InstanceId>;

    /// The entry of a retained instance, which lives again; `None` where it is not retained.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(Exam::reclaim(exam.instance_id().unwrap()).is_none()); // it lives
    /// ```
    fn reclaim(id: InstanceId) -> Option<Self>;
}

/// A field's name by its index, for whom only the index is known.
pub(crate) fn field_name<F: Fields>(index: usize) -> Option<&'static str> {
    F::FIELDS.get(index).map(crate::Field::name)
}
