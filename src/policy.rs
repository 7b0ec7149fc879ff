//! A policy: the traits that it implements, the words for it, and the one that keeps nothing. What
//! keeps records is a [`tracker`](crate::tracker), and needs the feature `std`.

use core::any::type_name;

mod untracked;

pub use untracked::Untracked;

/// A policy: what is kept of the instances of a struct. It stands after the struct's name.
///
/// | policy | an instance lives | an instance is dropped |
/// |---|---|---|
/// | none, or [`Untracked`] | nothing is kept | nothing is kept |
/// | `weak`, or [`Weak`](crate::Weak) | its record | nothing is kept |
/// | `strong`, or [`Strong`](crate::Strong) | its record | its record, until it is released |
/// | [`Capped<N>`](crate::Capped) | its record | the last `N` records, until they are released |
/// | [`Sampled<N>`](crate::Sampled) | the record of one in `N`, the count of all | nothing is kept |
/// | [`Counted`](crate::Counted) | the count | nothing is kept |
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
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`weak` and `strong` need the feature `std` of `inbounds`"
    )
)]
pub trait Tracker<F> {
    /// What stands in each instance, beside its fields. Dropped with the instance.
    type Entry: Entry<F>;

    /// What the [`census`](crate::census) calls it: the name of the type, unless it says otherwise.
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

    /// A field was assigned. `field` is its index in [`Fields::FIELDS`](crate::Fields::FIELDS).
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

    /// An instance was refused, or a change of one: that it was is all that is told. Does nothing
    /// unless it says otherwise.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert!(Exam::new(160).is_err());
    /// assert_eq!(Exam::tracker().counts().refused, 1);
    /// ```
    #[inline]
    fn refused() {}
}

/// The words that the declaration takes for a policy.
pub mod words {
    #![allow(non_camel_case_types)]

    /// The policy [`Weak`](crate::Weak): counts the living, forgets the dead.
    #[cfg(feature = "std")]
    pub type weak = crate::Weak;

    /// The policy [`Strong`](crate::Strong): keeps a record of every instance until it is released.
    #[cfg(feature = "std")]
    pub type strong = crate::Strong;

    /// No policy: the one error of a declaration that names it says why.
    #[cfg(not(feature = "std"))]
    pub enum weak {}

    /// No policy: the one error of a declaration that names it says why.
    #[cfg(not(feature = "std"))]
    pub enum strong {}
}
