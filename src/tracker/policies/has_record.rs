//! Handles with a record.

use crate::tracker::{Handle, InstanceId};

/// A handle with a record, so that the instance has an id.
///
/// [`RecordHandle`](crate::tracker::RecordHandle) implements it, and a handle that contains one can
/// implement it too. [`Tracked::instance_id`](crate::tracker::Tracked::instance_id) and
/// [`Tracked::restore`](crate::tracker::Tracked::restore) require it.
///
/// It is for policies. To restore an instance, call [`Tracked::restore`](crate::tracker::Tracked::restore):
/// `restore` of this trait only makes the record that of a live instance, and returns the handle.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
///
/// let exam = Exam::new(60).unwrap();
/// let id = exam.instance_id().unwrap();
/// drop(exam);
/// assert_eq!(Exam::restore(id).unwrap().math(), 60);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` knows no record of `{F}`",
    label = "the instances of this struct have no ids",
    note = "write `: weak` or `: strong` after the name of the struct"
)]
pub trait HasRecord<F>: Handle<F> {
    /// Returns the id of the instance; `None` if it has no record.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: inbounds::tracker::Sampled<1> { math: u8 in 0..=100 } }
    /// assert!(Exam::new(60).unwrap().instance_id().is_some());
    /// ```
    fn id(&self) -> Option<InstanceId<F>>;

    /// Makes a retained instance live again, and returns its handle.
    ///
    /// `None` if it is not retained.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert!(Exam::restore(exam.instance_id().unwrap()).is_none()); // it is live
    /// ```
    fn restore(id: InstanceId<F>) -> Option<Self>;
}
