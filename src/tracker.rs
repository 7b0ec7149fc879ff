//! Tracking: the traits that a policy implements, and the policies.
//!
//! A tracker keeps records, never references: an entry stands beside the fields of an instance
//! and points at a slot of the pool of its type, where each accepted assignment is copied to. So
//! there is nothing to upgrade, nothing is kept alive, and what a `strong` policy keeps after an
//! instance is gone is exactly what the pool counts as retained.

use core::any::type_name;

use crate::validated::Fields;

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
mod untracked;
mod version;
mod watch;
mod weak;

pub use capped::Capped;
pub use cell::{Cell, Other, Primitive, Text, Trackable};
pub use census::{Census, Tracked, census};
pub use checkpoint::{Checkpoint, assert_none_retained};
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
pub use untracked::Untracked;
pub use weak::Weak;

/// A policy: what is kept of the instances of a struct. It stands after the struct's name.
///
/// | policy | an instance lives | an instance is dropped |
/// |---|---|---|
/// | none, or [`Untracked`] | nothing is kept | nothing is kept |
/// | `weak`, or [`Weak`] | its record | nothing is kept |
/// | `strong`, or [`Strong`] | its record | its record, until it is released |
/// | [`Capped<N>`](Capped) | its record | the last `N` records, until they are released |
/// | [`Sampled<N>`](Sampled) | the record of one in `N`, the count of all | nothing is kept |
/// | [`Counted`] | the count | nothing is kept |
///
/// A policy of your own implements this trait for the structs that it can serve, and an
/// [`Entry`] that stands in each instance.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Entry, Fields, Tracker};
///
/// /// Says what happens.
/// struct Chatty;
/// struct ChattyEntry(&'static str);
///
/// impl<F: Fields> Tracker<F> for Chatty {
///     type Entry = ChattyEntry;
/// }
///
/// impl<F: Fields> Entry<F> for ChattyEntry {
///     fn created(_: &F) -> Self {
///         println!("hello from a new {}", F::NAME);
///         ChattyEntry(F::NAME)
///     }
///     fn assigned(&mut self, _: &F, field: usize) {
///         println!("{} has a new {}", F::NAME, F::FIELDS[field].name());
///     }
///     fn replaced(&mut self, _: &F) {
///         println!("{} is all new", F::NAME);
///     }
/// }
///
/// impl Drop for ChattyEntry {
///     fn drop(&mut self) {
///         println!("{} is gone", self.0);
///     }
/// }
///
/// validated_struct! {
///     struct Exam: Chatty {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::new(30)?;
/// exam.set_math(60)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tracker policy for `{F}`",
    label = "not a tracker policy for `{F}`",
    note = "the policies are `weak`, `strong`, none, or a type that implements `inbounds::Tracker`"
)]
pub trait Tracker<F> {
    /// What stands in each instance, beside its fields. Dropped with the instance.
    type Entry: Entry<F>;

    /// What the [`census`] calls it: the name of the type, unless it says otherwise.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # use inbounds::{Capped, Tracker, Weak};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(<Weak as Tracker<ExamFields>>::name(), "weak");
    /// assert_eq!(<Capped<9> as Tracker<ExamFields>>::name(), "Capped<9>");
    /// ```
    #[must_use]
    fn name() -> &'static str {
        let path = type_name::<Self>();
        let arguments = path.find('<').unwrap_or(path.len());
        let name = path[..arguments].rfind("::").map_or(0, |colons| colons + 2);
        &path[name..]
    }
}

/// What a tracker keeps in an instance, and what it is told of it.
///
/// The fields are valid whenever it is told of them; a refused value is never shown to it. The
/// end of the instance is the entry's own `Drop`.
///
/// See [`Tracker`] for an example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tracker's entry for `{F}`",
    note = "an entry implements `inbounds::Entry`; its `Drop` is the end of the instance"
)]
pub trait Entry<F>: Sized {
    /// An instance with these fields begins.
    ///
    /// ```
    /// // No policy: nothing is kept.
    /// <() as inbounds::Entry<u8>>::created(&1);
    /// ```
    fn created(fields: &F) -> Self;

    /// A field was assigned. `field` is its index in [`Fields::FIELDS`].
    ///
    /// ```
    /// inbounds::Entry::<u8>::assigned(&mut (), &1, 0);
    /// ```
    fn assigned(&mut self, fields: &F, field: usize);

    /// All fields were replaced in one step, by `replace` or `update`.
    ///
    /// ```
    /// inbounds::Entry::<u8>::replaced(&mut (), &1);
    /// ```
    fn replaced(&mut self, fields: &F);
}

/// An entry that knows its record: that of an instance which can be told by an id.
///
/// [`Lease`] is one, and an entry that holds a lease can be one. It is asked by
/// [`Validated::instance_id`](crate::Validated::instance_id) and
/// [`Validated::reclaim`](crate::Validated::reclaim).
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

/// The words that the declaration takes for a policy.
pub mod words {
    #![allow(non_camel_case_types)]

    /// The policy [`Weak`](crate::Weak): counts the living, forgets the dead.
    pub type weak = super::Weak;

    /// The policy [`Strong`](crate::Strong): keeps a record of every instance until it is released.
    pub type strong = super::Strong;
}

/// A field's name by its index, for whom only the index is known.
pub(crate) fn field_name<F: Fields>(index: usize) -> Option<&'static str> {
    F::FIELDS.get(index).map(crate::Field::name)
}
