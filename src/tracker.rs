//! Tracking: the traits that a policy implements, and the policies.
//!
//! A tracker keeps records, never references: an entry stands beside the fields of an instance
//! and points at a slot of the pool of its type, where each accepted assignment is copied to. So
//! there is nothing to upgrade, nothing is kept alive, and what a `strong` policy keeps after an
//! instance is gone is exactly what the pool counts as retained.

use crate::validated::Fields;

#[allow(missing_docs, reason = "hidden: for the expansion alone")]
mod cell;
mod id;
mod pool;
mod record;
mod slot;
mod strong;
mod untracked;
mod weak;

pub use cell::{Cell, Locked, Primitive, Trackable, store};
pub use id::InstanceId;
pub use pool::{Counts, Ending, Freed, Lease, Pool, Retained, Seen};
pub use record::Recorded;
pub use slot::Version;
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
